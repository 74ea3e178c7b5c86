import {z} from 'zod'
import {domains, type DomainId, type EngineerRole} from './competencies.ts'
import {lowerFirst} from './item-types/item-type.ts'
import {text} from './item-types/material.ts'
import type {FileReading} from './yaml-file.ts'

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'must be in kebab-case')
const domainIds: readonly string[] = domains.map(({id}) => id)
const day = z.iso.date()

const certification = z.strictObject({
  role: z.enum(['data-scientist', 'fullstack-engineer', 'product-manager']),
  title: text,
  /** What somebody who holds it has shown. */
  purpose: text,
  /** Slugs of exercises that are practical for the role. */
  exercises: z.array(slug).min(1),
  exercisesToPass: z.int().min(1),
  /** Days from the start to the end of an examination. */
  windowDays: z.int().min(1).max(60),
  assessment: z.strictObject({
    /** Of the adaptive part, in one window. */
    sittings: z.int().min(1).max(3),
    minimumPerDomain: z.int().min(2).max(20),
    /** Of the first sitting. */
    maximumPerDomain: z.int().min(2).max(40),
    /** Of each further sitting, in each domain that is not judged yet. */
    furtherPerDomain: z.int().min(1).max(40),
    /** Of the sequential test: half the width about a cut within which either verdict is acceptable, in logits. */
    delta: z.number().min(0.1).max(1),
    /** The share of people at cut − delta who may be taken to meet. */
    alpha: z.number().min(0.005).max(0.2),
    /** The share of people at cut + delta who may be taken to have a gap. */
    beta: z.number().min(0.005).max(0.2),
    /** One of so many most telling items is drawn. */
    randomesque: z.int().min(1).max(10),
    offerBreakAfterMinutes: z.int().min(5).max(90),
  }),
  retryAfterDays: z.strictObject({
    failed: z.int().min(0).max(365),
    notJudged: z.int().min(0).max(365),
  }),
  /** Days for which what was met in an examination that was not judged is taken over into the next. */
  carriedDays: z.int().min(0).max(365),
  /** Months for which the credential holds. */
  validMonths: z.int().min(1).max(60),
  renewal: z.strictObject({
    fromDaysBeforeEnd: z.int().min(0).max(365),
    /** A domain measured longer ago is asked again if its margin is small. */
    decayedAfterMonths: z.int().min(1),
    /** The margin above the cut, in standard errors, that keeps a domain from being asked again. */
    marginStandardErrors: z.number().min(0).max(5),
    /** A domain measured longer ago is asked again in any case. */
    askedAfterMonths: z.int().min(1),
    /** An exercise passed longer ago is asked again. */
    exercisesAfterMonths: z.int().min(1),
    /** What changed so much that what was shown before that day no longer shows it. */
    changed: z.array(z.strictObject({id: slug, on: day, why: text})),
  }),
  /** What the person reads before agreeing. */
  consent: z.array(text).min(1),
})

/** What the certification of a role asks, and what follows from it: all of it stands in its file. */
export type Certification = Readonly<z.infer<typeof certification>> & {readonly role: EngineerRole}

/** Reads a certification from plain data: strict schema, then what must fit together. */
export function certificationFrom(data: unknown): FileReading<Certification> {
  const parsed = certification.safeParse(data)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({path, message}) => ({
      path: path.map((step) => (typeof step === 'number' ? step : String(step))),
      reason: lowerFirst(message),
    }))
    return {ok: false, faults}
  }
  const {exercises, exercisesToPass, assessment, renewal} = parsed.data
  const twice = exercises.find((id, place) => exercises.indexOf(id) !== place)
  const unknown = renewal.changed.find(({id}) => !domainIds.includes(id) && !exercises.includes(id))
  const rules: [string[], string, boolean][] = [
    [['exercises'], `stands twice: ${twice}`, twice === undefined],
    [
      ['exercisesToPass'],
      `more than the exercises: ${exercisesToPass}`,
      exercisesToPass <= exercises.length,
    ],
    [
      ['assessment', 'maximumPerDomain'],
      `below minimumPerDomain: ${assessment.maximumPerDomain}`,
      assessment.maximumPerDomain >= assessment.minimumPerDomain,
    ],
    [
      ['renewal', 'askedAfterMonths'],
      `below decayedAfterMonths: ${renewal.askedAfterMonths}`,
      renewal.askedAfterMonths >= renewal.decayedAfterMonths,
    ],
    [
      ['renewal', 'changed'],
      `neither a domain nor one of its exercises: ${unknown?.id}`,
      unknown === undefined,
    ],
  ]
  const faults = rules.flatMap(([path, reason, holds]) => (holds ? [] : [{path, reason}]))
  return faults.length > 0 ? {ok: false, faults} : {ok: true, value: parsed.data}
}

/** The domains, in their order, with the level that a certification's role requires of each. */
export function requiredDomains(role: EngineerRole): {id: DomainId; requiredLevel: 1 | 2 | 3}[] {
  return domains.map(({id, requiredLevel}) => ({id, requiredLevel: requiredLevel[role]}))
}
