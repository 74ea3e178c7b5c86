import {Argument, Command} from 'commander'
import {completionScript, shells, type Shell} from '../completion-script.ts'

/** The command that prints what a shell needs to complete all others. */
export function completionCommand(): Command {
  const completion: Command = new Command('completion')
    .description('print a script that completes commands and flags in your shell')
    .addArgument(new Argument('<SHELL>', shells.join(', ')).choices(shells))
    .addHelpText('after', completionHelp)
    .action((shell: Shell) => {
      let root: Command = completion
      while (root.parent !== null) root = root.parent
      process.stdout.write(`${completionScript(root, shell)}\n`)
    })
  return completion
}

const completionHelp = `
Examples:
  airworthy completion bash > ~/.local/share/bash-completion/completions/airworthy
  airworthy completion zsh > "\${fpath[1]}/_airworthy"
  airworthy completion fish > ~/.config/fish/completions/airworthy.fish`
