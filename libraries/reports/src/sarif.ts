import type {FindingSeverity, StatedFinding} from '@airworthy/evidence'
import {placeOf} from './finding-place.ts'

/** Who made the findings. */
export interface ReportingTool {
  readonly name: string
  readonly version: string
}

/** A SARIF log with one run; plain JSON. */
export interface SarifLog {
  readonly $schema: string
  readonly version: '2.1.0'
  readonly runs: readonly SarifRun[]
}

interface SarifRun {
  readonly tool: {
    readonly driver: ReportingTool & {readonly rules: readonly {readonly id: string}[]}
  }
  readonly columnKind: 'utf16CodeUnits'
  readonly results: readonly SarifResult[]
}

interface SarifResult {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly kind: 'fail' | 'open' | 'informational'
  readonly level: 'error' | 'warning' | 'none'
  readonly message: {readonly text: string}
  readonly locations: readonly SarifLocation[]
  readonly properties: {readonly subject: string}
}

interface SarifLocation {
  readonly physicalLocation?: {
    readonly artifactLocation: {readonly uri: string}
    readonly region?: {readonly startLine: number; readonly startColumn?: number}
  }
  readonly logicalLocations?: readonly {readonly fullyQualifiedName: string}[]
}

/**
 * Findings as SARIF 2.1.0 (OASIS), for code scanning. What is not judged is `open`, never a pass;
 * a finding without a file gets the logical location of its subject.
 */
export function sarifFrom(
  findings: readonly StatedFinding[],
  {tool}: {tool: ReportingTool},
): SarifLog {
  const ids = [...new Set(findings.map(({code}) => code))]
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {name: tool.name, version: tool.version, rules: ids.map((id) => ({id}))},
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => ({
          ruleId: finding.code,
          ruleIndex: ids.indexOf(finding.code),
          ...weights[finding.severity],
          message: {text: finding.message},
          locations: [locationOf(finding)],
          properties: {subject: finding.subject},
        })),
      },
    ],
  }
}

// the standard wants level "none" wherever kind is not "fail"
const weights: Readonly<Record<FindingSeverity, Pick<SarifResult, 'kind' | 'level'>>> = {
  breach: {kind: 'fail', level: 'error'},
  'not-judged': {kind: 'open', level: 'none'},
  warning: {kind: 'fail', level: 'warning'},
  note: {kind: 'informational', level: 'none'},
}

function locationOf(finding: StatedFinding): SarifLocation {
  const place = placeOf(finding)
  if (place === null) return {logicalLocations: [{fullyQualifiedName: finding.subject}]}
  const {path, line, column} = place
  return {
    physicalLocation: {
      artifactLocation: {uri: uriOf(path)},
      ...(line === null
        ? {}
        : {region: {startLine: line, ...(column === null ? {} : {startColumn: column})}}),
    },
  }
}

function uriOf(path: string): string {
  return path
    .replaceAll('\\', '/')
    .split('/')
    .map((segment) => encodeURIComponent(segment.toWellFormed()))
    .join('/')
}
