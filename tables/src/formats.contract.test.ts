import {openTable} from './open-table.ts'
import {
  describeRowSource,
  describeTableSource,
  type ContractTable,
} from './testing/table-source.contract.ts'
import {temporaryFolder, writeTable} from './testing/write-table.ts'

for (const name of [
  'table.parquet',
  'table.csv',
  'table.csv.gz',
  'table.csv.zst',
  'table.tsv',
  'table.json',
  'table.ndjson',
  'table.ndjson.gz',
  "it's a table; --.csv",
]) {
  const subject = {
    async open(table: ContractTable) {
      const folder = await temporaryFolder()
      const source = await openTable(await writeTable(table, {folder: folder.path, name}))
      return {
        source,
        async close() {
          source.close()
          await folder.remove()
        },
      }
    },
  }
  describeTableSource(name, subject)
  describeRowSource(name, subject)
}
