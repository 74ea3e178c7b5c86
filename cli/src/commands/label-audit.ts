import {Command} from 'commander'
import {readConfig} from '../config.ts'
import {columnsFrom, countFrom, repeatable} from '../flags.ts'
import {
  addMeasuringOptions,
  measuringOptionsFrom,
  type MeasuringFlags,
} from '../measuring-options.ts'

/** The flags of `airworthy label-audit` as commander hands them over. */
export interface LabelAuditFlags extends MeasuringFlags {
  candidate: string[]
  need: string
  score: string
  by: string[]
  features?: string[]
  where?: string
  type: string[]
  minGroup: number
  seed: string
}

/** The command that audits what a score stands for: is the label that it was trained on need? */
export function labelAuditCommand(done: (exitCode: number) => void): Command {
  return addMeasuringOptions(
    new Command('label-audit')
      .description('does the label that a score stands for understate the need of a group')
      .argument('<TABLE>', 'Parquet, CSV, TSV, JSON or NDJSON; a glob is one table')
      .requiredOption('--candidate <COLUMNS>', 'labels to choose between, with commas', columnsFrom)
      .requiredOption('--need <COLUMN>', 'a measure of need: the more, the more need')
      .requiredOption('--score <COLUMN>', 'what decides now: who has more is served first')
      .requiredOption('--by <COLUMNS>', 'sensitive columns, taken together', columnsFrom)
      .option('--features <COLUMNS>', 'columns tried as proxies of the group, or all', columnsFrom)
      .option('--where <CONDITION>', 'one boolean expression over the columns')
      .addOption(repeatable('--type <COLUMN=TYPE>', 'read a column as another type'))
      .option('--min-group <N>', 'rows below which a group is not judged', countFrom, 50)
      .option('--seed <TEXT>', 'seed of the folds of --features', 'airworthy'),
  )
    .addHelpText('after', labelAuditHelp)
    .action(async (table: string, flags: LabelAuditFlags) => {
      const {labelAudit} = await import('./label-audit-table.ts')
      const config = readConfig()
      done(await labelAudit(table, {...measuringOptionsFrom(flags, config), flags}, config))
    })
}

const labelAuditHelp = `
It reports and exits 0, whatever it finds; 3 is bad input, 4 an error.

Examples:
  airworthy label-audit patients.csv --score risk_score --candidate cost,avoidable_cost --need chronic_conditions --by race
  airworthy label-audit patients.parquet --score risk --candidate cost --need conditions --by race --features all --format html --out reports`
