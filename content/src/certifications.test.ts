import {cp, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {certificationFrom, type Certification} from './certification-schema.ts'
import {engineerRoles} from './competencies.ts'
import {readCertifications} from './read-certifications.ts'
import {readTracks} from './read-tracks.ts'

const contentFolder = fileURLToPath(new URL('..', import.meta.url))
const shipped = await readCertifications()

/** The first of them as plain data, with a change. */
function changed(change: (data: Record<string, unknown>) => void): Record<string, unknown> {
  const data = structuredClone(shipped[0]) as unknown as Record<string, unknown>
  change(data)
  return data
}

const faultsOf = (data: unknown) => {
  const reading = certificationFrom(data)
  return reading.ok ? [] : reading.faults.map(({path, reason}) => `${path.join('.')}: ${reason}`)
}

describe('the certifications', () => {
  it('are one for each role', () => {
    expect(shipped.map(({role}) => role).toSorted()).toEqual(
      engineerRoles.map(({id}) => id).toSorted(),
    )
  })

  it('ask exercises that can be taken, from the core or the track of the role', async () => {
    const modules = (await readTracks()).flatMap((track) => track.modules)
    for (const {role, exercises} of shipped) {
      for (const exercise of exercises) {
        const module = modules.find(({id}) => id === `exercise/${exercise}`)
        expect([exercise, module?.available]).toEqual([exercise, true])
        expect(['core', role]).toContain(module?.track)
      }
    }
  })

  it('say that nobody watches, that copying is looked for, and that a person decides appeals', () => {
    for (const {consent} of shipped) {
      const words = consent.join(' ')
      for (const said of ['unproctored', 'identical mistakes', 'appealed']) {
        expect(words).toContain(said)
      }
    }
  })

  it('ask something practical again in every renewal, for its exercises are older by then', () => {
    for (const {validMonths, renewal} of shipped) {
      const monthsAtRenewal = validMonths - renewal.fromDaysBeforeEnd / 30
      expect(renewal.exercisesAfterMonths).toBeLessThan(monthsAtRenewal)
    }
  })
})

describe('a certification', () => {
  it('is refused with every fault named', () => {
    expect(faultsOf(shipped[0])).toEqual([])
    expect(faultsOf(changed((data) => (data['exercisesToPass'] = 9)))).toEqual([
      'exercisesToPass: more than the exercises: 9',
    ])
    expect(faultsOf(changed((data) => (data['exercises'] = ['fallback', 'fallback'])))).toEqual([
      'exercises: stands twice: fallback',
    ])
    expect(faultsOf(changed((data) => delete data['consent']))[0]).toMatch(/^consent: /)
    expect(faultsOf(changed((data) => (data['proctored'] = true)))[0]).toContain('proctored')
    const renewal = {...(shipped[0] as Certification).renewal, askedAfterMonths: 3}
    expect(faultsOf(changed((data) => (data['renewal'] = renewal)))).toEqual([
      'renewal.askedAfterMonths: below decayedAfterMonths: 3',
    ])
  })

  it('that changed names a domain or one of its exercises', () => {
    const withChange = (id: string) => ({
      ...(shipped[0] as Certification).renewal,
      changed: [{id, on: '2027-01-01', why: 'The law changed.'}],
    })
    expect(faultsOf(changed((data) => (data['renewal'] = withChange('privacy-and-law'))))).toEqual(
      [],
    )
    expect(faultsOf(changed((data) => (data['renewal'] = withChange('cooking'))))).toEqual([
      'renewal.changed: neither a domain nor one of its exercises: cooking',
    ])
  })
})

describe('a folder of certifications', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'certifications-'))
    await cp(join(contentFolder, 'certifications'), join(folder, 'certifications'), {
      recursive: true,
    })
  })
  afterAll(async () => await rm(folder, {recursive: true}))

  it('is refused for a file under another name, and for one that is no YAML', async () => {
    const yaml = 'role: data-scientist\n  title: x'
    await writeFile(join(folder, 'certifications', 'pilot.yaml'), yaml)
    await expect(readCertifications({folder})).rejects.toThrow(/certification file refused: pilot/)
  })
})
