import {designQuestions, type QuestionId} from './questions.ts'

/** Where the host looks for the template that `init` writes. */
export const templatePath: Readonly<Record<Host, string>> = {
  github: '.github/pull_request_template.md',
  gitlab: '.gitlab/merge_request_templates/Default.md',
}

/** A host of repositories with pull or merge requests. */
export type Host = 'github' | 'gitlab'

/** What the template asks for below each question, in a comment that the hosts do not show. */
const hints: Readonly<Record<QuestionId, readonly string[]>> = {
  minorities: [
    'Name the groups and what was measured, with numbers, and point to the evidence:',
    'evidence:sha256:… or the path of an evidence file, made for this revision by',
    '  airworthy audit TABLE --label COLUMN --prediction COLUMN --by COLUMN --format json',
    'If no fairness evidence applies, write "Not applicable:" with the reason and have it',
    'reviewed: "Reviewed-by: @name", by somebody else than the author.',
  ],
  fallback: [
    'Say how the model can fail and what happens then, and point to a measurement or a test that',
    'makes it fail: evidence:sha256:…, an evidence file or the path of the test. Measured by',
    '  airworthy fallback --upstream URL --format json -- COMMAND',
  ],
}

/** The text of a pull-request template with the two design questions. */
export function pullRequestTemplate(host: Host): string {
  const request = host === 'github' ? 'pull request' : 'merge request'
  const questions = designQuestions.flatMap(({id, text}) => [
    `### ${text}`,
    '',
    '<!--',
    ...hints[id],
    '-->',
    '',
  ])
  return [
    '## What changes',
    '',
    `<!-- What a person who uses this will notice after this ${request}. -->`,
    '',
    '## Safety statement',
    '',
    '<!-- For changes to what a model does: code, prompts, tools, parameters, data, packages.',
    '     `airworthy changes --base REV --head REV` says whether this is one. Delete it otherwise. -->',
    '',
    ...questions,
  ].join('\n')
}
