import {gzipSync, zstdCompressSync} from 'node:zlib'
import type {Random} from '@airworthy/kernel'
import type {TableFaultCode} from '../faults.ts'

/** A file that is no table, or not the one that the question needs. */
export interface FaultyTable {
  readonly name: string
  readonly bytes: Uint8Array
  /** Codes that are right answers to it. */
  readonly codes: readonly TableFaultCode[]
  /** The line that the message must name, where the fault was planted on one. */
  readonly line?: number
  /** Texts that the message must hold beside. */
  readonly says?: readonly string[]
}

/** A kind of fault: makes a file with it, at a place drawn by chance. */
export interface FaultKind {
  readonly kind: string
  make(random: Random, options: {readonly parquet: Uint8Array}): FaultyTable
}

const encoder = new TextEncoder()

/** The question that a faulty table is asked if it opens; its columns are in every table here. */
export const faultyQuestion = {
  by: ['group'],
  score: 'score',
  label: {column: 'label', operator: 'in', values: ['1']},
} as const

/** All kinds of faults, by name. Each makes tables of 5 to 60 rows around one fault. */
export const faultKinds: readonly FaultKind[] = [
  csvKind('too-few-fields', (row) => row.split(',').slice(0, -1).join(',')),
  csvKind('too-many-fields', (row) => `${row},7`),
  csvKind('trailing-delimiter', (row) => `${row},`),
  csvKind('shifted-by-a-delimiter', (row) => `,${row}`),
  csvKind('quote-never-closed', (row) => `"${row}`),
  csvKind('text-behind-quote', (row) => row.replace(/^[^,]*/, '"a"b')),
  csvKind('backslash-for-quote', (row) => row.replace(/^[^,]*/, String.raw`"a\"b"`)),
  csvKind('spaces-before-quote', (row) => row.replace(/^[^,]*/, '  "a"')),
  csvKind('line-end-of-another-kind', (row) => `${row}\r`, {needsTwoLines: true}),
  csvKind('return-within-a-line', (row) => row.replace(',', '\r,')),
  csvKind('nul-byte', (row) => row.replace(',', '\0,'), {code: 'table-encoding'}),
  csvKind('line-too-long', (row) => row.replace(/^[^,]*/, 'x'.repeat(1_100_000))),
  csvValueKind('text-in-numbers', 'seven'),
  csvValueKind('decimal-comma', '"0,5"', '0,5'),
  csvValueKind('infinite-score', 'inf'),
  csvValueKind('number-beyond-double', '1e999'),
  csvValueKind('underscore-in-number', '1_0'),
  csvValueKind('spelt-missing', 'NA'),
  csvValueKind('hexadecimal', '0x1f'),
  {
    kind: 'latin-1',
    make(random) {
      const {lines, at, name} = csvAround(random)
      const text = replaced(lines, at, (row) => row.replace(/^[^,]*/, 'café'))
      return {name, bytes: Buffer.from(text, 'latin1'), codes: ['table-encoding'], line: at + 1}
    },
  },
  {
    kind: 'cut-utf-8',
    make(random) {
      const {lines, name} = csvAround(random)
      const bytes = encoder.encode(`${lines.join('\n')}\nb,0.5,é`)
      return {
        name,
        bytes: bytes.subarray(0, -1),
        codes: ['table-encoding'],
        line: lines.length + 1,
      }
    },
  },
  {
    kind: 'utf-16',
    make(random) {
      const {lines, name} = csvAround(random)
      const mark = random.next() < 0.5 ? '\ufeff' : ''
      const bytes = Buffer.from(mark + lines.join('\n'), 'utf16le')
      if (random.next() < 0.5) bytes.swap16()
      return {name, bytes, codes: ['table-encoding'], says: ['UTF-16']}
    },
  },
  headerKind('equal-names', 'group,score,label,score', 'score'),
  headerKind('numbers-for-names', '1,2,3,4', 'names'),
  {
    kind: 'unknown-column',
    make(random) {
      const {lines, name} = csvAround(random)
      const text = replaced(lines, 0, () => 'groop,score,label')
      return {name, bytes: encoder.encode(text), codes: ['unknown-column'], says: ['groop']}
    },
  },
  constantKind('empty-file', 'table.csv', '', ['table-empty']),
  constantKind('header-alone', 'table.csv', 'group,score,label\n', ['table-empty']),
  constantKind('blank-lines-alone', 'table.csv', '\n\n\n', ['table-empty']),
  constantKind('empty-ndjson', 'table.ndjson', '\n\n', ['table-empty']),
  constantKind('empty-list', 'table.json', '[]', ['table-empty']),
  constantKind('blank-first-line', 'table.csv', '\ngroup,score,label\na,1,1\n', [
    'table-malformed',
  ]),
  constantKind('objects-without-keys', 'table.ndjson', '{}\n{}\n', ['table-empty']),
  constantKind('key-without-name', 'table.ndjson', '{"":1,"group":"a"}\n', ['table-columns']),
  constantKind('unknown-extension', 'table.xyz', 'group\na\n', ['table-format']),
  constantKind('excel', 'table.csv', 'PK\u0003\u0004 sheet', ['table-format']),
  constantKind('text-named-parquet', 'table.parquet', 'group,score\na,1\n', ['table-format']),
  constantKind('text-named-gzip', 'table.csv.gz', 'group,score\na,1\n', ['table-format']),
  {
    kind: 'parquet-named-csv',
    make: (_, {parquet}) => ({name: 'table.csv', bytes: parquet, codes: ['table-format']}),
  },
  {
    kind: 'gzip-cut-off',
    make: (random) => packedCut(random, {pack: gzipSync, extension: 'gz'}),
  },
  {
    kind: 'zstd-cut-off',
    make: (random) => packedCut(random, {pack: zstdCompressSync, extension: 'zst'}),
  },
  {
    kind: 'gzip-damaged',
    make(random) {
      const bytes = gzipSync(csvAround(random).lines.join('\n'))
      for (let at = 12; at < bytes.length - 8; at += 3) bytes[at] = (bytes[at] ?? 0) ^ 0x5a
      return {
        name: 'table.csv.gz',
        bytes,
        codes: ['table-malformed', 'table-encoding', 'table-empty', 'table-columns'],
      }
    },
  },
  {
    kind: 'parquet-cut-off',
    make: (random, {parquet}) => ({
      name: 'table.parquet',
      bytes: parquet.subarray(0, 8 + random.integer(parquet.length - 9)),
      codes: ['table-malformed'],
    }),
  },
  {
    kind: 'parquet-pages-damaged',
    make(random, {parquet}) {
      const bytes = Uint8Array.from(parquet)
      for (let at = 4; at < 400; at += 1) bytes[at] = random.integer(256)
      return {name: 'table.parquet', bytes, codes: ['table-malformed', 'table-value']}
    },
  },
  {
    kind: 'parquet-footer-damaged',
    make(random, {parquet}) {
      const bytes = Uint8Array.from(parquet)
      const length = new DataView(bytes.buffer).getUint32(bytes.length - 8, true)
      const start = bytes.length - 8 - length
      // the first bytes of the footer hold its structure; others are names, which may be anything
      for (let at = start; at < start + 8; at += 1) bytes[at] = random.integer(256)
      return {
        name: 'table.parquet',
        bytes,
        // what the footer then says may also be a table, only another
        codes: [
          'table-malformed',
          'table-empty',
          'unknown-column',
          'type-refused',
          'table-columns',
        ],
      }
    },
  },
  jsonLineKind('ndjson-cut-line', (row) => row.slice(0, -3)),
  jsonLineKind('ndjson-no-object', () => '[1, 2]'),
  jsonLineKind('ndjson-bare-number', () => '42'),
  jsonLineKind('ndjson-two-objects', (row) => `${row} ${row}`),
  jsonLineKind('ndjson-single-quotes', (row) => row.replaceAll('"', "'")),
  jsonLineKind('ndjson-nan', (row) => row.replace(/"score":[^,]*/, '"score":NaN')),
  jsonLineKind('ndjson-key-twice', (row) => row.replace('{', '{"group":"a",')),
  jsonLineKind('ndjson-half-character', (row) => row.replace(/"group":"."/, '"group":"\\ud800"')),
  {
    kind: 'json-bad-element',
    make(random) {
      const rows = jsonRowsOf(random)
      const at = 1 + random.integer(rows.length - 1)
      const text = rows.map((row, index) => (index === at ? row.replace(':', ';') : row))
      return {
        name: 'table.json',
        bytes: encoder.encode(`[\n${text.join(',\n')}\n]\n`),
        codes: ['table-malformed'],
        line: at + 2,
      }
    },
  },
  {
    kind: 'json-cut-off',
    make(random) {
      const text = `[${jsonRowsOf(random).join(',')}]`
      const end = 1 + random.integer(text.length - 2)
      return {
        name: 'table.json',
        bytes: encoder.encode(text.slice(0, end)),
        codes: ['table-malformed'],
      }
    },
  },
  {
    kind: 'json-object-for-list',
    make: (random) => ({
      name: 'table.json',
      bytes: encoder.encode(jsonRowsOf(random).join('\n')),
      codes: ['table-malformed'],
      line: 1,
    }),
  },
  {
    kind: 'json-text-behind-list',
    make: (random) => ({
      name: 'table.json',
      bytes: encoder.encode(`[${jsonRowsOf(random).join(',')}]\n{"group": "a"}`),
      codes: ['table-malformed'],
      line: 2,
    }),
  },
  {
    kind: 'json-mixed-column',
    make(random) {
      const rows = jsonRowsOf(random)
      rows[rows.length - 1] = '{"group":"a","score":"high","label":1}'
      return {
        name: 'table.ndjson',
        bytes: encoder.encode(rows.join('\n')),
        codes: ['type-refused'],
        says: ['score'],
      }
    },
  },
  {
    kind: 'json-nested-column',
    make(random) {
      const rows = jsonRowsOf(random)
      rows[0] = '{"group":{"a":1},"score":0.5,"label":1}'
      return {
        name: 'table.ndjson',
        bytes: encoder.encode(rows.join('\n')),
        codes: ['type-refused'],
        says: ['group'],
      }
    },
  },
]

function csvAround(random: Random): {lines: string[]; at: number; name: string} {
  const rows = 5 + random.integer(55)
  const lines = ['group,score,label']
  for (let row = 0; row < rows; row += 1) {
    const group = 'abc'[random.integer(3)] ?? 'a'
    lines.push(`${group},${random.next().toFixed(3)},${random.next() < 0.5 ? 0 : 1}`)
  }
  lines[1] = 'a,0.5,1'
  // the first row keeps its values: types are inferred from something
  return {lines, at: 2 + random.integer(rows - 2), name: 'table.csv'}
}

function replaced(lines: readonly string[], at: number, change: (row: string) => string): string {
  return lines.map((line, index) => (index === at ? change(line) : line)).join('\n')
}

function csvKind(
  kind: string,
  change: (row: string) => string,
  {
    code = 'table-malformed',
    needsTwoLines = false,
  }: {code?: TableFaultCode; needsTwoLines?: boolean} = {},
): FaultKind {
  return {
    kind,
    make(random) {
      const {lines, at, name} = csvAround(random)
      const text = replaced(lines, needsTwoLines ? Math.min(at, lines.length - 2) : at, change)
      const line = (needsTwoLines ? Math.min(at, lines.length - 2) : at) + 1
      return {name, bytes: encoder.encode(`${text}\n`), codes: [code], line}
    },
  }
}

/** A value among numbers that is none, behind the part of the file from which types are inferred. */
function csvValueKind(kind: string, field: string, value = field): FaultKind {
  return {
    kind,
    make(random) {
      const {lines, at} = csvAround(random)
      const filler = Array.from({length: 40_000}, () => 'b,0.25,1')
      const text = replaced(lines, at, (row) => row.replace(/,[^,]*,/, `,${field},`))
      const [header = '', ...rest] = text.split('\n')
      const crlf = random.next() < 0.5 ? '\r\n' : '\n'
      return {
        name: 'table.csv',
        bytes: encoder.encode([header, ...filler, ...rest].join(crlf)),
        codes: ['table-value'],
        line: filler.length + at + 1,
        says: ['score', JSON.stringify(value)],
      }
    },
  }
}

function headerKind(kind: string, header: string, says: string): FaultKind {
  return {
    kind,
    make(random) {
      const {lines, name} = csvAround(random)
      const text = [header, ...lines.slice(1).map((line) => `${line},0`)].join('\n')
      return {name, bytes: encoder.encode(text), codes: ['table-columns'], says: [says]}
    },
  }
}

function constantKind(
  kind: string,
  name: string,
  text: string,
  codes: readonly TableFaultCode[],
): FaultKind {
  return {kind, make: () => ({name, bytes: encoder.encode(text), codes})}
}

function packedCut(
  random: Random,
  {pack, extension}: {pack: (text: string) => Uint8Array; extension: string},
): FaultyTable {
  const bytes = pack(csvAround(random).lines.join('\n'))
  const end = 4 + random.integer(bytes.length - 5)
  return {name: `table.csv.${extension}`, bytes: bytes.subarray(0, end), codes: ['table-malformed']}
}

function jsonRowsOf(random: Random): string[] {
  const {lines} = csvAround(random)
  return lines.slice(1).map((line) => {
    const [group, score, label] = line.split(',')
    return `{"group":"${group}","score":${Number(score)},"label":${label}}`
  })
}

function jsonLineKind(kind: string, change: (row: string) => string): FaultKind {
  return {
    kind,
    make(random) {
      const rows = jsonRowsOf(random)
      const at = 1 + random.integer(rows.length - 1)
      const text = rows.map((row, index) => (index === at ? change(row) : row)).join('\n')
      return {
        name: 'table.ndjson',
        bytes: encoder.encode(text),
        codes: ['table-malformed'],
        line: at + 1,
      }
    },
  }
}
