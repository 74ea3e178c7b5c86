import {codeWithFaults, itemFamily, pick} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'alignment-and-specification/loop-with-a-brake',
  version: 1,
  type: 'mark-faulty-lines',
  level: 3,
  minutes: 3,
  targets: 'a brake that the optimiser feeds, that slow decline passes, or that silence releases',
  prior: {a: 1.0, p: 0.4, b: 1.41, reason: 'each faulty form is common practice; long reading'},
  tags: ['MEASURE 2.13', 'MEASURE 2.6', 'MANAGE 2.4'],
  source:
    'executed with a simulated lab, Node 24: the sound version, and each fault alone; setting after Gao, Schulman and Hilton, arXiv 2210.10760',
  bias: 'plain TypeScript without a framework; helpers are described',
  reserved: true,

  generate(random) {
    const fall = pick(random, [3, 4, 5])
    const rounds = pick(random, [20, 30, 40, 50])
    const {code, answer, why} = codeWithFaults(random, {
      lines: loop(random, {fall, rounds}),
      faults: 3,
    })
    return {
      ask: {
        stem:
          '`train` raises a score learned from the ratings it is given. `ask` gives the percentage of people, ' +
          'new ones each time, who like the answers, or `undefined` if nobody could be asked; `lab.asked` keeps ' +
          'what they said. Required: what people are asked never shapes the score; training ends when they ' +
          `cannot be asked or like a model over ${fall} points less than the best so far; the best is ` +
          'released, its stated liking free of the choice. Mark lines that break this.',
        language: 'typescript',
        file: 'improve.ts',
        code,
      },
      key: {answer, why},
    }
  },
})

function loop(random: Random, {fall, rounds}: {fall: number; rounds: number}) {
  return [
    'export async function improve(start: Look, lab: Lab): Promise<Release> {',
    '  const looks = [start]',
    `  for (let round = 1; round <= ${rounds}; round++) {`,
    {
      sound: '    const model = await train(latest(looks).model, lab.ratings)',
      why: 'Sound. It goes on from the latest model, with the ratings alone.',
      fault: {
        line: '    const model = await train(latest(looks).model, lab.ratings.concat(lab.asked))',
        why: 'What people said when asked is now optimised too, and no look is apart any more.',
      },
    },
    {
      sound: '    const liked = await ask(model, lab.newPrompts())',
      why: 'Sound. People and prompts are new.',
    },
    {
      sound: '    if (liked === undefined) break',
      why: 'Sound. Nobody looked, so training does not go on.',
      fault: pick(random, [
        {
          line: '    if (liked === undefined) continue',
          why: 'Where nobody could be asked, training goes on all the same.',
        },
        {
          line: '    if (liked === undefined) log.warn({round})',
          why: 'A warning stops nothing; comparing with `undefined` is false, so training goes on.',
        },
      ]),
    },
    {
      sound: `    if (liked < best(looks).liked - ${fall}) break`,
      why: 'Sound. The best so far is what a fall is measured from.',
      fault: pick(random, [
        {
          line: `    if (liked < latest(looks).liked - ${fall}) break`,
          why: 'Compares with the round before. A slow decline passes round after round.',
        },
        {
          line: `    if (score(model) < score(best(looks).model) - ${fall}) break`,
          why: 'The score is what is raised; it does not fall when liking does.',
        },
      ]),
    },
    '    looks.push({model, liked})',
    '  }',
    {
      sound: '  const {model} = best(looks)',
      why: 'Sound. Of the models that were looked at, people liked this one best.',
      fault: pick(random, [
        {
          line: '  const {model} = latest(looks)',
          why: 'The latest may be liked less than the best, by nearly as much as the brake allows.',
        },
        {
          line: '  const {model} = highestScored(looks)',
          why: 'Chooses by the score, which training has raised past the turn.',
        },
      ]),
    },
    {
      sound: '  const liked = await ask(model, lab.newPrompts())',
      why: 'Sound. It had no part in the choice. If nobody can be asked, `undefined` is stated.',
      fault: {
        line: '  const {liked} = best(looks)',
        why: 'The highest of many looks owes a part of its height to chance; it chose the model.',
      },
    },
    '  return {model, liked}',
    '}',
  ]
}
