import {Command, Option} from 'commander'
import {readConfig} from '../config.ts'
import {columnsFrom, countFrom, numberFrom, repeatable} from '../flags.ts'
import {
  addMeasuringOptions,
  measuringOptionsFrom,
  type MeasuringFlags,
} from '../measuring-options.ts'
import {
  learnerNames,
  mitigationMethods,
  type LearnerName,
  type MitigationMethod,
} from '../mitigate/mitigate-request.ts'

/** The flags of `airworthy mitigate` as commander hands them over. */
export interface MitigateFlags extends MeasuringFlags {
  label: string
  by: string[]
  method: MitigationMethod
  selectedMeans: 'benefit' | 'burden'
  score?: string
  threshold?: number
  constraint:
    'demographic-parity' | 'equal-opportunity' | 'false-positive-parity' | 'equalized-odds'
  tolerance: number
  features?: string[]
  learner: LearnerName
  where?: string
  type: string[]
  minGroup: number
  seed: string
  write?: string
  force?: boolean
}

/** The command that tries a mitigation: what it would change, what it costs and whom. */
export function mitigateCommand(done: (exitCode: number) => void): Command {
  return addMeasuringOptions(
    new Command('mitigate')
      .description('what a mitigation would change, what it costs and whom')
      .argument('<TABLE>', 'Parquet, CSV, TSV, JSON or NDJSON; a glob is one table')
      .requiredOption('--label <COLUMN>', 'what happened: COLUMN, COLUMN=V,V or COLUMN>=N')
      .requiredOption('--by <COLUMNS>', 'sensitive columns, taken together', columnsFrom)
      .addOption(
        new Option('--method <METHOD>', 'what is tried')
          .choices(mitigationMethods)
          .makeOptionMandatory(),
      )
      .addOption(
        new Option('--selected-means <MEANING>', 'what being selected is to a person')
          .choices(['benefit', 'burden'])
          .makeOptionMandatory(),
      )
      .option('--score <COLUMN>', 'thresholds: the number that is decided by')
      .option('--threshold <N>', 'thresholds: what is decided by now, at this score', numberFrom)
      .addOption(
        new Option('--constraint <RATES>', 'thresholds, reduction: what is made alike')
          .choices([
            'demographic-parity',
            'equal-opportunity',
            'false-positive-parity',
            'equalized-odds',
          ])
          .default('equalized-odds'),
      )
      .option('--tolerance <N>', 'how far apart rates may stay, from 0 to 1', numberFrom, 0.05)
      .option('--features <COLUMNS>', 'reweighing, reduction: columns to learn from', columnsFrom)
      .addOption(
        new Option('--learner <NAME>', 'what is fitted').choices(learnerNames).default('logistic'),
      )
      .option('--where <CONDITION>', 'one boolean expression over the columns')
      .addOption(repeatable('--type <COLUMN=TYPE>', 'read a column as another type'))
      .option('--min-group <N>', 'rows below which a group is left out', countFrom, 50)
      .option('--seed <TEXT>', 'seed of halves and folds', 'airworthy')
      .option('--write <FILE>', 'write the thresholds or the weights as JSON')
      .option('--force', 'replace the file of --write'),
  )
    .addHelpText('after', mitigateHelp)
    .action(async (table: string, flags: MitigateFlags) => {
      const {mitigate} = await import('./mitigate-table.ts')
      const config = readConfig()
      done(await mitigate(table, {...measuringOptionsFrom(flags, config), flags}, config))
    })
}

const mitigateHelp = `
It tries and reports; nothing is decided, and it exits 0. 3 is bad input, 4 an error.

Examples:
  airworthy mitigate loans.csv --method thresholds --label repaid --score score --by sex --selected-means benefit --constraint equal-opportunity --write thresholds.json
  airworthy mitigate loans.csv --method reweighing --label repaid --features all --by sex --selected-means benefit --write weights.json
  airworthy mitigate loans.csv --method reduction --label repaid --features income,duration --by sex --selected-means benefit --constraint demographic-parity`
