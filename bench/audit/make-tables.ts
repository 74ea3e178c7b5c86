// Makes the tables on which audits are timed: the same rows as Parquet and as CSV, by arithmetic on
// the row's number, so that they are the same everywhere.
//   node bench/audit/make-tables.ts FOLDER [ROWS]
import {mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import {DuckDBInstance} from '@duckdb/node-api'

const [folder, rows = '10000000'] = process.argv.slice(2)
if (folder === undefined || !/^\d{1,9}$/.test(rows)) {
  throw new Error('say where to: node bench/audit/make-tables.ts FOLDER [ROWS]')
}
await mkdir(folder, {recursive: true})

const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
// 2 × 5 × 4 = 40 intersections; whoever is over 60 in the north defaults and is declined more often
await connection.run(`CREATE VIEW made AS SELECT
  ['F', 'M'][1 + CAST(hash(range) % 2 AS INTEGER)] AS sex,
  ['18-25', '26-40', '41-60', '60+', 'unknown'][1 + CAST(hash(range + 7) % 5 AS INTEGER)] AS age_band,
  ['north', 'south', 'east', 'west'][1 + CAST(hash(range + 99) % 4 AS INTEGER)] AS region,
  CAST(hash(range + 5) % 100 < (CASE WHEN age_band = '60+' AND region = 'north' THEN 40 ELSE 30 END) AS INTEGER) AS defaulted,
  CAST(hash(range + 3) % 100 < (CASE WHEN age_band = '60+' AND region = 'north' THEN 38 ELSE 25 END) AS INTEGER) AS declined,
  CAST(hash(range + 11) % 1000 AS DOUBLE) / 1000 AS score
  FROM range(${rows})`)
for (const name of ['audit.parquet', 'audit.csv']) {
  const path = join(folder, name)
  await connection.run(`COPY made TO '${path.replaceAll("'", "''")}'`)
  console.log(path)
}
connection.closeSync()
instance.closeSync()
