import {Option, type Command} from 'commander'
import type {Config} from './config.ts'
import {formats, formatsFrom, type Format} from './formats.ts'
import type {OutputOptions} from './output.ts'

/** What the flags of every measuring command give. */
export interface MeasuringFlags {
  format?: Format[]
  out?: string
  quiet?: boolean
  sign?: boolean
}

/** How a measurement is written, as every measuring command takes it. */
export interface MeasuringOptions extends OutputOptions {
  /** Cells of the terminal; 80 where nothing is known. */
  readonly width: number
  /** No progress on stderr. */
  readonly quiet: boolean
  /** Whether JSON is wrapped in a signed envelope. */
  readonly sign: boolean
}

/** Adds the flags that every measuring command has. */
export function addMeasuringOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--format <FORMAT>', `${formats.join(', ')}; several with --out`)
        .default(undefined, 'text')
        .argParser((value) => formatsFrom(value, formats)),
    )
    .option('--out <DIR>', 'write into this directory, one file for each format')
    .option('--sign', 'sign the JSON (DSSE, Ed25519) with AIRWORTHY_SIGNING_KEY or its _FILE')
    .option('--quiet', 'no progress')
}

/** The options of a measuring command from its flags and the environment. */
export function measuringOptionsFrom(flags: MeasuringFlags, config: Config): MeasuringOptions {
  return {
    formats: flags.format ?? ['text'],
    out: flags.out ?? null,
    color: process.stdout.isTTY && !config.noColor,
    width: process.stdout.columns ?? 80,
    quiet: flags.quiet === true,
    sign: flags.sign === true,
  }
}
