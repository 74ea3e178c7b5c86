import {cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {formResults, upperTail, type Pick} from '../bank-cues.ts'
import {readTracks} from '../read-tracks.ts'
import type {Module} from '../track-schema.ts'
import {isAct, type Act, type Block} from './blocks.ts'
import {feedbackOf, lengthOf, wordCount} from './lesson-counts.ts'
import type {Lesson} from './lesson.ts'
import {plainText} from './prose.ts'
import {readLessons} from './read-lessons.ts'
import {referencesOf} from './references.ts'

const contentFolder = fileURLToPath(new URL('../..', import.meta.url))

describe('the lessons', () => {
  let lessons: Lesson[]
  let modules: Map<string, Module>

  beforeAll(async () => {
    lessons = await readLessons()
    const all = (await readTracks()).flatMap((track) => track.modules)
    modules = new Map(
      all.filter(({kind}) => kind === 'lesson').map((module) => [module.slug, module]),
    )
  })

  /** The lessons of which something does not hold, with what it is. */
  const failing = (faultOf: (lesson: Lesson) => string | false): string[] =>
    lessons.flatMap((lesson) => {
      const fault = faultOf(lesson)
      return fault === false ? [] : [`${lesson.id}: ${fault}`]
    })

  it('are there', () => {
    expect(lessons.length).toBeGreaterThan(0)
  })

  it('link to every source that they name', () => {
    const faults = failing(({sources, blocks}) => {
      const linked = new Set(blocks.flatMap((block) => referencesOf(block).sources))
      const missing = sources.filter(({key}) => !linked.has(key)).map(({key}) => key)
      return missing.length > 0 && missing.join(', ')
    })
    expect(faults).toEqual([])
  })

  it('name a place in every source', () => {
    const faults = failing(({sources}) => {
      const missing = sources.filter(
        ({title, where}) => !/\d/u.test(title + where) && where.length < 12,
      )
      return missing.length > 0 && missing.map(({key}) => key).join(', ')
    })
    expect(faults).toEqual([])
  })

  it('have three acts, of which one recomputes or marks and one checks', () => {
    const faults = failing(({blocks}) => {
      const kinds = blocks.filter(isAct).map(({kind}) => kind)
      if (kinds.length < 3) return `${kinds.length} acts`
      if (!kinds.includes('explore') && !kinds.includes('mark'))
        return 'nothing recomputes or marks'
      return !kinds.includes('check') && 'no check'
    })
    expect(faults).toEqual([])
  })

  it('let people predict before they show', () => {
    const faults = failing(({blocks}) => {
      const at = (kinds: readonly Block['kind'][]) =>
        blocks.findIndex(({kind}) => kinds.includes(kind))
      const predict = at(['predict'])
      const shown = at(['figure', 'explore'])
      if (predict === -1) return 'no prediction'
      return shown !== -1 && shown < predict && `a ${blocks[shown]?.kind} before the prediction`
    })
    expect(faults).toEqual([])
  })

  it('answer every option, line and card in at least three words', () => {
    const faults = failing(({blocks}) => {
      const short = blocks
        .filter(isAct)
        .flatMap((act) => feedbackOf(act).filter((why) => wordCount(why) < 3))
      return short.length > 0 && short.map((why) => plainText(why)).join(', ')
    })
    expect(faults).toEqual([])
  })

  it('end with a transfer and a command', () => {
    const faults = failing(({blocks}) => {
      const last = blocks.at(-1)
      if (last?.kind !== 'command') return `ends with ${last?.kind ?? 'nothing'}`
      const transfer = blocks.slice(-5, -1)
      return !transfer.some((block) => isAct(block)) && 'no act shortly before the command'
    })
    expect(faults).toEqual([])
  })

  it('name as available only commands that exist', async () => {
    const commands = new Set(
      (await readdir(join(contentFolder, '../cli/src/commands'))).map((file) =>
        file.replace(/\.ts$/u, ''),
      ),
    )
    const faults = failing(({blocks}) => {
      const named = blocks.flatMap((block) =>
        block.kind === 'command' && block.available ? [block.command] : [],
      )
      const unknown = named.filter((command) => !commands.has(command.split(' ')[1] ?? ''))
      return unknown.length > 0 && unknown.join(', ')
    })
    expect(faults).toEqual([])
  })

  it('are read and done in the minutes that their track says, five to ten', () => {
    const faults = failing(({id, blocks}) => {
      const {words, feedback, acts, minutes} = lengthOf(blocks)
      const said = modules.get(id)?.minutes ?? 0
      const facts = `${words} + ${feedback} words, ${acts} acts: ${minutes.toFixed(1)} minutes, track says ${said}`
      if (words < 450 || words > 1100) return facts
      return (minutes < said - 3 || minutes > said + 2) && facts
    })
    expect(faults).toEqual([])
  })

  it('leave nothing to verify, and no praise', async () => {
    const texts = await Promise.all(
      lessons.map(async ({id}) => {
        const text = await readFile(join(contentFolder, 'lessons', `${id}.md`), 'utf8')
        const found = /\(verify\)|\(m\)|\bTODO\b|well done|great job|congratulations/iu.exec(text)
        return found ? [`${id}: ${found[0]}`] : []
      }),
    )
    expect(texts.flat()).toEqual([])
  })

  it('have right options that cannot be told by length, place or wording', () => {
    const picks = lessons.flatMap(({blocks}) => blocks.filter(isAct).flatMap(picksOf))
    for (const {guesser, hits, chances} of formResults(picks)) {
      const expected = chances.reduce((sum, chance) => sum + chance, 0).toFixed(1)
      const said = `${guesser}: ${hits} of ${chances.length}, by chance ${expected}`
      expect(upperTail(hits, chances), said).toBeGreaterThan(0.01)
    }
  })
})

/** Where one of several options is right: checks, predictions with an answer, choices with a best. */
function picksOf(act: Act): Pick[] {
  const stem = plainText(act.kind === 'explore' ? act.task : act.ask)
  const pick = (
    options: readonly {readonly text: Parameters<typeof plainText>[0]}[],
    right: boolean[],
  ) => [{stem, texts: options.map(({text}) => plainText(text)), right}]
  switch (act.kind) {
    case 'check':
      return pick(
        act.options,
        act.options.map(({right}) => right),
      )
    case 'choose':
      return act.best === null
        ? []
        : pick(
            act.options,
            act.options.map(({key}) => key === act.best),
          )
    case 'predict': {
      const {guess} = act
      if (guess.form !== 'options' || guess.answer === null) return []
      return pick(
        guess.options,
        guess.options.map(({key}) => key === guess.answer),
      )
    }
    default:
      return []
  }
}

describe('the folder of lessons', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'airworthy-lessons-'))
    await mkdir(join(folder, 'lessons'))
    await mkdir(join(folder, 'lexicon'))
    for (const part of ['frameworks.yaml', 'tracks']) {
      await cp(join(contentFolder, part), join(folder, part), {recursive: true})
    }
  })

  afterAll(async () => await rm(folder, {recursive: true}))

  it('is refused when it cannot be read', async () => {
    await expect(readLessons({folder: 'nowhere'})).rejects.toThrow(/lessons refused.*nowhere/u)
  })

  it('is refused for a file that no track names and a lesson that is promised and not there', async () => {
    await writeFile(join(folder, 'lessons', 'stray.md'), 'no front matter')
    const core = join(folder, 'tracks', 'core.yaml')
    const yaml = await readFile(core, 'utf8')
    await writeFile(core, yaml.replaceAll('available: false', 'available: true'))
    await expect(readLessons({folder})).rejects.toThrow(
      /stray\.md.*front matter.*in no track: stray\.md.*available in core, and no file: lessons\/what-ai-safety-is\.md/su,
    )
  })
})
