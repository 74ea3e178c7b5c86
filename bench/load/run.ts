// How many learners can answer at once.
//   node bench/load/run.ts [--smoke] [--out FILE] [--learners N] [--seconds N] [--profile FOLDER]
// 300 learners answer for one minute, each after a pause of 5 s in the mean (exponential), over HTTP
// on loopback, the platform in a process of its own with the embedded database; then the pause is
// halved until the platform does not keep up. Ends with 1 when the bound is missed.
import {writeFile} from 'node:fs/promises'
import {cpus} from 'node:os'
import {parseArgs} from 'node:util'
import {randomFrom} from '@airworthy/kernel'
import {signedInLearners} from './accounts.ts'
import {keptConnections} from './connection.ts'
import {learnerOf} from './learner.ts'
import {answeringPeriod, type Period} from './period.ts'
import {startPlatform} from './platform-process.ts'
import {errorLines, periodHead, periodLine, saturationLines, startsLine} from './report.ts'
import {findSaturation, slowMs} from './saturation.ts'

const {values} = parseArgs({
  options: {
    smoke: {type: 'boolean', default: false},
    out: {type: 'string'},
    learners: {type: 'string'},
    seconds: {type: 'string'},
    profile: {type: 'string'},
  },
})
const count = bounded(values.learners ?? (values.smoke ? '20' : '300'), 1, 2_000)
const seconds = bounded(values.seconds ?? (values.smoke ? '5' : '60'), 1, 300)
const stepSeconds = 15
const pauseMs = values.smoke ? 500 : 5_000

const agent = keptConnections()
console.log(`${cpus().length} processors, Node ${process.version}, embedded PostgreSQL`)
const platform = await startPlatform(values.profile === undefined ? {} : {profile: values.profile})
try {
  const beganAccounts = performance.now()
  const sessions = await signedInLearners(platform, {count, agent})
  const learners = sessions.map((session, index) => learnerOf(session, randomFrom(`load/${index}`)))
  const beganAttempts = performance.now()
  await preparedInTurn()
  console.log(
    `${count} learners signed in (${since(beganAccounts, beganAttempts)} s), ` +
      `their attempts open (${since(beganAttempts)} s)\n\n${periodHead}`,
  )
  const bound = await period(pauseMs, seconds)
  console.log(startsLine(bound))
  const saturation = values.smoke
    ? null
    : await findSaturation(bound, async (pause) => await period(pause, stepSeconds))
  if (saturation !== null) console.log(`\n${saturationLines(saturation).join('\n')}`)
  const holds = bound.errors.length === 0 && bound.p99 < slowMs
  console.log(
    `\nbound: no error and p99 < ${slowMs} ms at ${count} learners: ${holds ? 'holds' : 'missed'}`,
  )
  if (values.out !== undefined) {
    await writeFile(values.out, `${JSON.stringify({bound, saturation, holds}, null, 2)}\n`)
  }
  if (!holds) process.exitCode = 1

  /** Ten at a time, as a class that begins. */
  async function preparedInTurn(): Promise<void> {
    const waiting = learners.values()
    await Promise.all(
      Array.from({length: 10}, async () => {
        for (const learner of waiting) await learner.prepare()
      }),
    )
  }

  async function period(pause: number, length: number): Promise<Period> {
    const went = await answeringPeriod(learners, {seconds: length, pauseMs: pause, platform})
    console.log([periodLine(went), ...errorLines(went)].join('\n'))
    return went
  }
} finally {
  agent.destroy()
  await platform.stop()
}

function bounded(text: string, least: number, most: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new Error(`expected a whole number from ${least} to ${most}: ${text}`)
}

function since(began: number, until = performance.now()): string {
  return ((until - began) / 1000).toFixed(0)
}
