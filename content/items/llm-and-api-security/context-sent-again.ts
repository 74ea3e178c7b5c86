import {between, figure, itemFamily, numericKey} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'llm-and-api-security/context-sent-again',
  version: 1,
  type: 'numeric',
  level: 2,
  minutes: 2,
  targets: 'the cost of an agent’s loop thought to grow with the number of steps alone',
  prior: {a: 1.4, p: 0.42, b: 0.23, reason: 'each step is longer than the one before it'},
  tags: ['LLM10:2025', 'AML.T0034.002', 'MEASURE 2.7'],
  source: 'computed; OWASP LLM10:2025',
  bias: 'no price list or currency; how prompts are built is in the stem; calculator offered',

  generate(random) {
    const steps = between(random, {from: 8, to: 30})
    const start = between(random, {from: 1.5, to: 6, step: 0.5}) // thousand tokens
    const result = between(random, {from: 1, to: 5, step: 0.5}) // thousand tokens a step
    const earlier = (steps * (steps - 1)) / 2
    const last = start + (steps - 1) * result
    return {
      ask: {
        stem:
          'A planted order makes an agent call one tool again and again, until a limit outside the ' +
          'model ends it. Each step calls the model once, with the instructions, the question and ' +
          'the results of all earlier steps. The model’s own words are too few to count. How many ' +
          'thousand input tokens do the calls to the model consume in all?',
        table: [
          ['part', 'size'],
          ['instructions and question', `${figure(start, 1)} thousand tokens`],
          ['result of each step', `${figure(result, 1)} thousand tokens`],
          ['steps before the limit ends it', `${steps}`],
        ],
        unit: 'thousand tokens',
        decimals: 1,
      },
      key: numericKey({
        answer: steps * start + earlier * result,
        why:
          `${steps} calls with ${figure(start, 1)} each, and results sent ` +
          `0 + 1 + … + ${steps - 1} = ${figure(earlier)} times: ` +
          `${figure(steps * start, 1)} + ${figure(earlier * result, 1)}. Twice the steps cost nearly four times as much.`,
        wrong: [
          {
            value: steps * (start + result),
            why: 'Counts each result once, as if earlier results were not sent again.',
          },
          {value: last, why: 'The length of the last call alone.'},
          {value: steps * last, why: 'Takes every call to be as long as the last.'},
          {
            value: steps * start + (earlier + steps) * result,
            why: 'Sends the result of a step with the call that asks for this step.',
          },
        ],
        decimals: 1,
      }),
    }
  },
})
