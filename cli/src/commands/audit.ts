import {Command, Option} from 'commander'
import {readConfig} from '../config.ts'
import {columnsFrom, countFrom, numberFrom, repeatable} from '../flags.ts'
import {
  addMeasuringOptions,
  measuringOptionsFrom,
  type MeasuringFlags,
} from '../measuring-options.ts'

/** The flags of `airworthy audit` as commander hands them over. */
export interface AuditFlags extends MeasuringFlags {
  label?: string
  prediction?: string
  score?: string
  threshold?: number
  target?: string
  estimate?: string
  by: string[]
  where?: string
  type: string[]
  minGroup: number
  referenceGroup: string[]
  replicates: number
  seed: string
  policy: string[]
  notJudged: 'fail' | 'pass'
}

/** The command that audits a table of outcomes and decisions. */
export function auditCommand(done: (exitCode: number) => void): Command {
  return addMeasuringOptions(
    new Command('audit')
      .description('fairness audit: rates by group and every intersection, with intervals')
      .argument(
        '<TABLE>',
        'Parquet, CSV, TSV, JSON or NDJSON, also gzip or zstd; a glob is one table',
      )
      .option('--label <COLUMN>', 'what happened: COLUMN, COLUMN=V,V or COLUMN>=N')
      .option('--prediction <COLUMN>', 'what the model decided, written alike')
      .option('--score <COLUMN>', 'the number behind the decision: adds AUC and calibration')
      .option(
        '--threshold <N>',
        'without labels: a score from which rows are selected (default: 0.5)',
        numberFrom,
      )
      .option('--target <COLUMN>', 'of a regression: what happened')
      .option('--estimate <COLUMN>', 'of a regression: what was estimated')
      .requiredOption('--by <COLUMNS>', 'sensitive columns, with commas between', columnsFrom)
      .option('--where <CONDITION>', 'one boolean expression over the columns')
      .addOption(repeatable('--type <COLUMN=TYPE>', 'read a column as another type'))
      .option('--min-group <N>', 'rows below which a group is not judged', countFrom, 50)
      .addOption(repeatable('--reference-group <COLUMN=VALUE>', 'compare with this group'))
      .option('--replicates <N>', 'bootstrap replicates; 0 for none', countFrom, 1000)
      .option('--seed <TEXT>', 'seed of the bootstrap', 'airworthy')
      .addOption(
        repeatable('--policy <LIMIT>', "a limit, such as 'falsePositiveRate.difference<=0.1'"),
      )
      .addOption(
        new Option('--not-judged <HOW>', 'what a limit that cannot be judged does to the exit')
          .choices(['fail', 'pass'])
          .default('fail'),
      ),
  )
    .addHelpText('after', auditHelp)
    .action(async (table: string, flags: AuditFlags) => {
      const {audit} = await import('./audit-table.ts')
      const config = readConfig()
      done(await audit(table, {...measuringOptionsFrom(flags, config), flags}, config))
    })
}

const auditHelp = `
Without --policy it reports and exits 0: small groups are told, not fatal. With --policy: 0 pass,
1 breach, 2 not judged; 3 is bad input, 4 an error.

Examples:
  airworthy audit compas_two_years.csv --label two_year_recid --prediction score_text=Medium,High --by race,sex
  airworthy audit eval/credit.parquet --label defaulted --prediction 'score>=0.5' --score score --by sex,age_band --policy 'selectionRate.ratio>=0.8' --format html --out reports`
