import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {
  designQuestions,
  explain,
  judgeStatement,
  pullRequestTemplate,
  readAnswers,
  type EvidenceStatement,
  type StatementContext,
} from '../index.ts'

const digest = 'a'.repeat(64)
const audit = `evidence:sha256:${'1'.repeat(64)}`
const fault = `evidence:sha256:${'2'.repeat(64)}`
const [minorities, fallback] = designQuestions.map(({text}) => text)

const goodMinorities = `For women over 60 (n = 412) the false positive rate is 0.11, against 0.09 for all others. ${audit}`
const goodFallback = `When the model times out or answers 503, the request falls back to the rule table and is queued for a person. ${fault}`

function buildGroup(facts: Record<string, unknown> = {}) {
  return {
    group: {sex: 'female'},
    n: 412,
    metrics: {falsePositiveRate: {value: 0.11, low: 0.08, high: 0.15, n: 300}},
    ...facts,
  }
}

function buildAudit(
  facts: {sha256?: string; type?: string; groups?: unknown[]; outcome?: string} = {},
) {
  const {sha256 = digest, type = 'urn:airworthy:evidence:audit:v1', outcome = 'pass'} = facts
  const groups = facts.groups ?? [buildGroup(), buildGroup({group: {sex: 'male'}})]
  return {
    subject: [{name: 'model.onnx', digest: {sha256}}],
    predicateType: type,
    predicate: {result: {groups}, outcome},
  }
}

function buildFallback(result: unknown = {faults: [{fault: 'timeout', n: 20}]}) {
  return {
    subject: [{name: 'model.onnx', digest: {sha256: digest}}],
    predicateType: 'urn:airworthy:evidence:fallback:v1',
    predicate: {result, outcome: 'pass'},
  }
}

function buildText(answers: {minorities?: string; fallback?: string} = {}): string {
  return `## Change\n\nA new threshold.\n\n### ${minorities}\n\n${answers.minorities ?? goodMinorities}\n\n### ${fallback}\n\n${answers.fallback ?? goodFallback}\n`
}

async function judge(
  text: string,
  {
    evidence = {},
    tests = {},
    ...context
  }: Partial<Omit<StatementContext, 'evidence' | 'revision'>> & {
    revision?: StatementContext['revision'] | undefined
    evidence?: Record<string, EvidenceStatement>
    tests?: Record<string, string>
  } = {},
) {
  const known: Record<string, EvidenceStatement> = {
    [audit]: buildAudit(),
    [fault]: buildFallback(),
    ...evidence,
  }
  return await judgeStatement(text, {
    ...('revision' in context ? {} : {revision: [{name: 'model.onnx', sha256: digest}]}),
    ...context,
    evidence: {
      lookUpEvidence: async (reference) => known[reference],
      readTest: async (path) => tests[path],
    },
  })
}

const codes = ({findings}: {findings: readonly {code: string}[]}) => findings.map(({code}) => code)

describe('a good statement', () => {
  it('passes', async () => {
    expect(await judge(buildText())).toMatchObject({outcome: 'pass', findings: []})
  })

  it('may point to a test that makes the model fail', async () => {
    const text = buildText({
      fallback:
        'A timeout of the model shows the last known price and a notice, as tests/fallback.test.ts shows.',
    })
    const tests = {'tests/fallback.test.ts': `model.mockRejectedValue(new Error('timeout'))`}
    expect(await judge(text, {tests})).toMatchObject({outcome: 'pass'})
  })

  it('may give a reviewed reason why no fairness evidence applies', async () => {
    const reason =
      'Not applicable: the model sorts photographs of machine parts by type, and neither people nor anything about people enters it.\nReviewed-by: @mira'
    const text = buildText({minorities: reason})
    const context = {author: 'jo', reviewers: ['mira', 'sam']}
    expect(await judge(text, context)).toMatchObject({outcome: 'pass'})
    expect(codes(await judge(text, {author: 'mira'}))).toEqual(['reviewer-is-author'])
    expect(codes(await judge(text, {reviewers: ['sam']}))).toEqual(['reviewer-unknown'])
    const alone = buildText({minorities: reason.replace('\nReviewed-by: @mira', '')})
    expect(codes(await judge(alone))).toEqual(['reason-without-reviewer'])
    const short = buildText({
      minorities: 'Not applicable: only machine parts here.\nReviewed-by: @mira',
    })
    expect(codes(await judge(short))).toEqual(['reason-too-short'])
  })
})

describe('every kind of bad answer has its own finding', () => {
  it.each<[string, {minorities?: string; fallback?: string}]>([
    ['answer-empty', {minorities: '<!-- please answer -->'}],
    ['answer-empty', {minorities: '_No response_'}],
    ['answer-empty', {fallback: '- [ ] tested\n- [ ] not tested'}],
    ['answer-boilerplate', {minorities: 'N/A'}],
    ['answer-boilerplate', {minorities: 'Works fine.'}],
    ['answer-boilerplate', {minorities: 'No issues expected, the model is fair.'}],
    ['answer-boilerplate', {fallback: 'Errors will be handled gracefully.'}],
    ['answer-boilerplate', {fallback: 'Same as before, we will monitor it.'}],
    [
      'answer-vague',
      {minorities: `We looked at it carefully and we are content with it. ${audit}`},
    ],
    [
      'answer-vague',
      {fallback: `There is a mechanism and the product owner likes it a lot. ${fault}`},
    ],
    ['evidence-not-named', {minorities: goodMinorities.replace(audit, '')}],
    ['evidence-not-named', {fallback: goodFallback.replace(fault, '')}],
    ['evidence-not-found', {minorities: goodMinorities.replace('1111', '3333')}],
    ['evidence-of-other-kind', {minorities: goodMinorities.replace(audit, fault)}],
    ['test-not-found', {fallback: goodFallback.replace(fault, 'tests/fallback.test.ts')}],
  ])('%s: %o', async (code, answers) => {
    const statement = await judge(buildText(answers))
    expect(codes(statement)).toEqual([code])
    expect(statement.outcome).toBe('breach')
  })

  it('answer-absent', async () => {
    expect(codes(await judge('A change.'))).toEqual(['answer-absent', 'answer-absent'])
  })

  it('answer-empty for the template as it is written by init', async () => {
    for (const host of ['github', 'gitlab'] as const) {
      expect(codes(await judge(pullRequestTemplate(host)))).toEqual([
        'answer-empty',
        'answer-empty',
      ])
    }
  })

  it('answer-from-template when the hint of a template stands as the answer', async () => {
    const hint = 'Describe here in your own words how groups fare and point to the evidence.'
    const templates = [buildText({minorities: hint})]
    expect(codes(await judge(buildText({minorities: hint}), {templates}))).toContain(
      'answer-from-template',
    )
  })

  it('answer-copied from an earlier request, whatever digest it names', async () => {
    const earlier = [
      {name: '#41', text: buildText({fallback: 'Other words.'}).replace('1111', '9999')},
    ]
    const statement = await judge(buildText(), {earlier})
    expect(codes(statement)).toEqual(['answer-copied'])
    expect(statement.findings[0]?.facts).toMatchObject({from: '#41'})
  })

  it.each<[string, EvidenceStatement]>([
    ['evidence-of-other-revision', buildAudit({sha256: 'b'.repeat(64)})],
    ['evidence-failed', buildAudit({outcome: 'error'})],
    ['evidence-without-groups', buildAudit({groups: [buildGroup()]})],
    ['evidence-without-n', buildAudit({groups: [buildGroup(), buildGroup({n: undefined})]})],
    [
      'evidence-without-intervals',
      buildAudit({groups: [buildGroup(), buildGroup({metrics: {precision: {value: 0.4}}})]}),
    ],
  ])('%s', async (code, evidence) => {
    expect(codes(await judge(buildText(), {evidence: {[audit]: evidence}}))).toEqual([code])
  })

  it('evidence-without-failure, test-without-failure', async () => {
    const evidence = {[fault]: buildFallback({faults: []})}
    expect(codes(await judge(buildText(), {evidence}))).toEqual(['evidence-without-failure'])
    const text = buildText({fallback: goodFallback.replace(fault, 'tests/model.test.ts')})
    const tests = {'tests/model.test.ts': 'expect(answer).toBe(1)'}
    expect(codes(await judge(text, {tests}))).toEqual(['test-without-failure'])
  })

  it('is not judged when nobody says what the revision is', async () => {
    const statement = await judge(buildText(), {revision: undefined})
    expect(statement.outcome).toBe('not-judged')
    expect(codes(statement)).toEqual(['revision-unknown', 'revision-unknown'])
  })

  it('has an explanation of its own and a remedy', async () => {
    const evidence = {[audit]: buildAudit({sha256: 'b'.repeat(64), groups: [{}, {}]})}
    const statements = [
      await judge(''),
      await judge(buildText({minorities: 'N/A', fallback: 'Fails closed.'})),
      await judge(buildText({fallback: '-'}), {evidence}),
    ]
    const explained = statements.flatMap(({findings}) => findings.map(explain))
    expect(explained.length).toBeGreaterThan(6)
    expect(new Set(explained.map(({explanation}) => explanation)).size).toBe(explained.length)
    for (const {remedy} of explained) expect(remedy).not.toBe('')
  })
})

describe('readAnswers', () => {
  const forms = [
    (question: string) => `### ${question}`,
    (question: string) => `**${question}**`,
    (question: string) => `__${question.toUpperCase()}__`,
    (question: string) => `1. **${question}**`,
    (question: string) => `- [x] ${question}`,
    (question: string) => `- [ ] **${question}**`,
    (question: string) => `> ## ${question} ##`,
    (question: string) => `<h3>${question}</h3>`,
    (question: string) => `#### Q1: ${question.replace('?', '')} (required)`,
    (question: string) => `${question.replace('?', '')}\n-----`,
    (question: string) => question.replaceAll(' ', '  '),
  ]

  it('finds both questions in every form, with its line, in texts of either line ending', () => {
    for (const form of forms) {
      for (const end of ['\n', '\r\n']) {
        const text = `Intro\n\n${form(minorities ?? '')}\nOne.\n\n${form(fallback ?? '')}\nTwo.\n`
        const answers = readAnswers(text.replaceAll('\n', end))
        expect(
          answers.map(({question, text: said}) => [question, said]),
          form('…'),
        ).toEqual([
          ['minorities', 'One.'],
          ['fallback', 'Two.'],
        ])
        expect(answers[0]?.line).toBe(3)
      }
    }
  })

  it('takes an answer on the line of its question', () => {
    expect(readAnswers(`**${minorities}** Women: 0.2.`)[0]?.text).toBe('Women: 0.2.')
  })

  it('ends at a heading of the same rank and goes on under a smaller one', () => {
    const text = `## ${minorities}\nOne.\n### Detail\nTwo.\n## Other\nThree.`
    expect(readAnswers(text)[0]?.text).toBe('One.\n### Detail\nTwo.')
  })

  it('reads no question in a comment or a fence', () => {
    expect(readAnswers(`<!--\n### ${minorities}\nx\n-->`)).toEqual([])
    expect(readAnswers(`\`\`\`\n### ${minorities}\nx\n\`\`\``)).toEqual([])
  })

  it('takes the answer that says something when a question stands twice', () => {
    expect(readAnswers(`### ${minorities}\n\n### ${minorities}\nOne.`)[0]?.text).toBe('One.')
  })

  it('never fails, never gives a question twice, and answers with what the text has', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...forms.map((form) => form(minorities ?? '')),
        ...forms.map((form) => form(fallback ?? '')),
        '<!--',
        '-->',
        '```',
        '## Other',
        '',
      ),
      fc.string({unit: 'grapheme', maxLength: 40}),
    )
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 20}), (pieces) => {
        const text = pieces.join('\n')
        const answers = readAnswers(text)
        expect(new Set(answers.map(({question}) => question)).size).toBe(answers.length)
        const lines = text.replaceAll(/\r\n?/g, '\n').split('\n').length
        for (const {line} of answers) expect(line).toBeLessThanOrEqual(lines)
      }),
      {seed: 1, numRuns: 500},
    )
  })

  it('is linear in a text that tries it', () => {
    const text = `${'> '.repeat(5000)}\n${'<b> '.repeat(900)}\n${'How does this '.repeat(20_000)}`
    const started = performance.now()
    readAnswers(text)
    expect(performance.now() - started).toBeLessThan(10_000) // 0.1 s on an idle machine; quadratic would take minutes
  })
})
