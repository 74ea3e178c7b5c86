import {Command, CommanderError} from 'commander'
import packageFacts from '../package.json' with {type: 'json'}
import {auditCommand} from './commands/audit.ts'
import {backupCommand} from './commands/backup.ts'
import {changesCommand} from './commands/changes.ts'
import {checkCommand} from './commands/check.ts'
import {completionCommand} from './commands/completion.ts'
import {credentialCommand} from './commands/credential.ts'
import {evidenceCommand} from './commands/evidence.ts'
import {initCommand} from './commands/init.ts'
import {labelAuditCommand} from './commands/label-audit.ts'
import {ledgerCommand} from './commands/ledger.ts'
import {mitigateCommand} from './commands/mitigate.ts'
import {restoreCommand} from './commands/restore.ts'
import {serveCommand} from './commands/serve.ts'
import {statementCommand} from './commands/statement.ts'
import {exitCodeOfFault, messageOfFault} from './faults.ts'

/** Runs the command line with its arguments and returns the exit code; never throws. */
export async function run(args: readonly string[]): Promise<number> {
  let exitCode = 0
  const done = (code: number) => {
    exitCode = code
  }
  const program = new Command('airworthy')
    .description('AI safety as a verified skill of engineers and a shipping criterion of models')
    .version(packageFacts.version)
    .addHelpText('after', programHelp)
    .addCommand(initCommand(done))
    .addCommand(auditCommand(done))
    .addCommand(labelAuditCommand(done))
    .addCommand(mitigateCommand(done))
    .addCommand(changesCommand(done))
    .addCommand(statementCommand(done))
    .addCommand(checkCommand(done))
    .addCommand(evidenceCommand(done))
    .addCommand(ledgerCommand(done))
    .addCommand(credentialCommand(done))
    .addCommand(serveCommand())
    .addCommand(backupCommand())
    .addCommand(restoreCommand())
    .addCommand(completionCommand())
  prepare(program)
  try {
    await program.parseAsync(args, {from: 'user'})
    return exitCode
  } catch (thrown) {
    return exitCodeOfThrown(thrown)
  }
}

const programHelp = `
Every command ends with one outcome: pass (exit 0), breach (1), not-judged (2); 3 is bad input, 4 a failure.

Example:
  airworthy ledger verify ledger.ndjson --checkpoint checkpoint-2026-11.json`

/** Makes commander throw instead of leaving the process, in every command. */
function prepare(command: Command): void {
  command.exitOverride().showHelpAfterError(`(airworthy ${pathOf(command)}--help shows the usage)`)
  for (const inner of command.commands) prepare(inner)
}

function pathOf(command: Command): string {
  return command.parent === null ? '' : `${pathOf(command.parent)}${command.name()} `
}

function exitCodeOfThrown(thrown: unknown): number {
  // commander has already written help, version or the fault of usage
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 3
  process.stderr.write(`${messageOfFault(thrown)}\n`)
  return exitCodeOfFault(thrown)
}
