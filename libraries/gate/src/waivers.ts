import {AirworthyError} from '@airworthy/kernel'
import type {StatedFinding} from '@airworthy/evidence'
import {z} from 'zod'
import {isSamePerson} from './same-person.ts'
import {readYaml} from './yaml-document.ts'

const text = z.string().trim().min(1)
const day = z.iso.date()

const waiverSchema = z.strictObject({
  finding: text.describe('the code of a finding'),
  subject: text.optional().describe('only findings about this subject'),
  reason: text.min(20, 'say in a sentence why the finding is accepted'),
  owner: text.describe('who sees to it that it goes away'),
  requester: text.describe('who asked for it'),
  approver: text.describe('who accepted it, another person than the requester'),
  granted: day,
  expires: day,
})

const waiversSchema = z.strictObject({version: z.literal(1), waivers: z.array(waiverSchema)})

/** A finding that somebody accepted for a while, in the open. */
export type Waiver = z.infer<typeof waiverSchema>

/** The longest life of a waiver in days. */
const longestWaiver = 90

/**
 * Reads a waivers file. Throws `policy-refused` for its form, `waiver-refused` for a waiver that
 * its requester approved, that lives longer than 90 days, that ends before it begins, or that would
 * accept what the gate guards itself by.
 */
export function readWaivers(source: string, {file}: {file: string}): readonly Waiver[] {
  const {waivers} = readYaml(source, {file, schema: waiversSchema})
  for (const [index, waiver] of waivers.entries()) {
    const fault = faultOf(waiver)
    if (fault === null) continue
    const facts = {file, index}
    throw new AirworthyError('waiver-refused', `${file}: waivers.${index}: ${fault}`, {facts})
  }
  return waivers
}

/** Findings by which the gate guards itself: who could waive them could open it alone. */
const neverWaived: readonly string[] = ['policy-change', 'paths-match-nothing', 'waivers-refused']

function faultOf({finding, requester, approver, granted, expires}: Waiver): string | null {
  if (neverWaived.includes(finding)) {
    return `${finding} cannot be waived: have another person approve the change instead`
  }
  if (isSamePerson(requester, approver)) {
    return `${requester} asked for it and approved it: another person has to approve`
  }
  const days = (Date.parse(expires) - Date.parse(granted)) / 86_400_000
  if (days < 0) return `it expires (${expires}) before it is granted (${granted})`
  if (days > longestWaiver) {
    return `it lives ${days} days, and ${longestWaiver} is the most: grant it again later instead`
  }
  return null
}

/** What waivers do to findings at a time: an accepted one becomes a warning that names the waiver. */
export function applyWaivers(
  findings: readonly StatedFinding[],
  {waivers, at}: {waivers: readonly Waiver[]; at: string},
): StatedFinding[] {
  return findings.map((finding) => {
    if (finding.severity !== 'breach' && finding.severity !== 'not-judged') return finding
    const matching = waivers.filter(
      ({finding: code, subject}) =>
        code === finding.code && (subject === undefined || subject === finding.subject),
    )
    const valid = matching.find(
      ({granted, expires}) => granted <= at.slice(0, 10) && at.slice(0, 10) <= expires,
    )
    if (valid !== undefined) {
      const {approver, expires} = valid
      return {
        ...finding,
        severity: 'warning',
        facts: {...finding.facts, waivedBy: approver, waivedUntil: expires},
        message: `${finding.message} (accepted by ${approver} until ${expires}: ${valid.reason})`,
      }
    }
    const expired = matching.find(({expires}) => expires < at.slice(0, 10))
    if (expired === undefined) return finding
    return {...finding, message: `${finding.message} (its waiver expired on ${expired.expires})`}
  })
}
