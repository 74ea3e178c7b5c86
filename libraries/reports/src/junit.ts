import type {Outcome} from '@airworthy/kernel'
import type {StatedFinding} from '@airworthy/evidence'
import {placeOf} from './finding-place.ts'
import {printable} from './printable.ts'

/**
 * Findings as JUnit XML (the dialect of the Jenkins xUnit plug-in): a test case for each, and one
 * for the outcome itself, so that an empty list of findings still shows what came out. A breach is
 * a failure, what is not judged is skipped with its reason, an error is an error.
 */
export function junitFrom(
  findings: readonly StatedFinding[],
  {suite, outcome}: {suite: string; outcome: Outcome},
): string {
  const cases = [
    caseOf({suite, name: 'outcome', result: outcomeResult(outcome)}),
    ...findings.map((finding) =>
      caseOf({suite, name: nameOf(finding), result: findingResult(finding)}),
    ),
  ]
  const count = (kind: string) => cases.filter((xml) => xml.includes(`<${kind}`)).length
  const counts = `tests="${cases.length}" failures="${count('failure')}" errors="${count('error ')}" skipped="${count('skipped')}"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name=${quoted(suite)} ${counts}>`,
    ...cases.map((xml) => `  ${xml}`),
    '</testsuite>',
  ].join('\n')
}

function nameOf({code, subject}: StatedFinding): string {
  return `${code}: ${subject}`
}

function caseOf({suite, name, result}: {suite: string; name: string; result: string}): string {
  const head = `<testcase classname=${quoted(suite)} name=${quoted(name)}`
  return result === '' ? `${head}/>` : `${head}>${result}</testcase>`
}

function outcomeResult(outcome: Outcome): string {
  switch (outcome) {
    case 'pass':
      return ''
    case 'breach':
      return '<failure message="breach" type="outcome"/>'
    case 'not-judged':
      return '<skipped message="not judged"/>'
    case 'error':
      return '<error message="error" type="outcome"/>'
  }
}

function findingResult(finding: StatedFinding): string {
  const {severity, code, message} = finding
  const place = placeOf(finding)
  const where =
    place === null ? '' : `${place.path}${place.line === null ? '' : `:${place.line}`}: `
  switch (severity) {
    case 'breach':
      return `<failure message=${quoted(where + message)} type=${quoted(code)}/>`
    case 'not-judged':
      return `<skipped message=${quoted(message)}/>`
    case 'warning':
    case 'note':
      return `<system-out>${escaped(where + message)}</system-out>`
  }
}

function quoted(text: string): string {
  return `"${escaped(text)}"`
}

/** Escapes markup; what XML 1.0 cannot carry is no longer in a printable text. */
function escaped(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;')
}
