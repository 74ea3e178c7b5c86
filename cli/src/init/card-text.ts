/** A first model card: the questions it has to answer, after Mitchell et al. 2019, arXiv 1810.03993. */
export function cardText(model: string): string {
  return [
    `# ${model}`,
    '',
    '## Intended use',
    '',
    'What it decides, for whom, and about whom. What it is not made for.',
    '',
    '## Data',
    '',
    'Where the data of training and evaluation come from, whom they leave out, who labelled them.',
    '',
    '## Behaviour by group',
    '',
    'Which groups were measured, with how many people and what intervals. Point to the evidence',
    'instead of copying numbers: `evidence:sha256:…`.',
    '',
    '## When it fails',
    '',
    'How it can fail, who notices, and what the application does then.',
    '',
    '## Who answers for it',
    '',
    'Owner, reviewers, and where somebody who is affected can object.',
    '',
  ].join('\n')
}
