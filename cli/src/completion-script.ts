import type {Command, Option} from 'commander'

/** The shells that can be completed. */
export const shells = ['bash', 'zsh', 'fish'] as const

/** A shell that can be completed. */
export type Shell = (typeof shells)[number]

/** A script that completes the commands and flags of a program, and files elsewhere. */
export function completionScript(program: Command, shell: Shell): string {
  const nodes = nodesOf(program, [])
  switch (shell) {
    case 'bash':
      return bashScript(program.name(), nodes)
    case 'zsh':
      return zshScript(program.name(), nodes)
    case 'fish':
      return fishScript(program.name(), nodes)
  }
}

/** A command by its path below the program, with what may follow it. */
interface Node {
  readonly path: readonly string[]
  readonly commands: readonly Word[]
  readonly flags: readonly Word[]
}

interface Word {
  readonly word: string
  readonly about: string
}

function nodesOf(command: Command, path: readonly string[]): Node[] {
  const commands = command.commands.map((inner) => ({
    word: inner.name(),
    about: inner.description(),
  }))
  const flags = [...command.options.map(flagOf), {word: '--help', about: 'show help'}]
  const inner = command.commands.flatMap((child) => nodesOf(child, [...path, child.name()]))
  return [{path, commands, flags}, ...inner]
}

function flagOf({long, flags, description}: Option): Word {
  return {word: long ?? flags, about: description}
}

/** Finds the path of commands typed so far, in `path`, from the words before the cursor. */
const walk = (nodes: readonly Node[]) => `  local path=""
  local word
  for word in "\${words[@]:1:cword-1}"; do
    case "$path/$word" in
      ${nodes
        .filter(({path}) => path.length > 0)
        .map(({path}) => `/${path.join('/')}`)
        .join('|')}) path="$path/$word" ;;
    esac
  done`

function bashScript(name: string, nodes: readonly Node[]): string {
  const cases = nodes.map(({path, commands, flags}) => {
    const place = path.length === 0 ? '""' : `/${path.join('/')}`
    const wordList = (list: readonly Word[]) => list.map(({word}) => word).join(' ')
    return `    ${place}) commands="${wordList(commands)}"; flags="${wordList(flags)}" ;;`
  })
  return `_${name}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} cword=$COMP_CWORD
  local words=("\${COMP_WORDS[@]}")
${walk(nodes)}
  local commands="" flags=""
  case "$path" in
${cases.join('\n')}
  esac
  if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "$flags" -- "$cur"))
  elif [[ -n $commands ]]; then COMPREPLY=($(compgen -W "$commands" -- "$cur"))
  else COMPREPLY=($(compgen -f -- "$cur")); fi
}
complete -o filenames -F _${name} ${name}`
}

function zshScript(name: string, nodes: readonly Node[]): string {
  const cases = nodes.map(({path, commands, flags}) => {
    const place = path.length === 0 ? '""' : `/${path.join('/')}`
    const described = (list: readonly Word[]) =>
      list.map(({word, about}) => singleQuoted(`${word}:${about.replaceAll(':', ' –')}`)).join(' ')
    return `    ${place}) commands=(${described(commands)}); flags=(${described(flags)}) ;;`
  })
  return `#compdef ${name}
_${name}() {
  local path="" word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$path/$word" in
      ${nodes
        .filter(({path}) => path.length > 0)
        .map(({path}) => `/${path.join('/')}`)
        .join('|')}) path="$path/$word" ;;
    esac
  done
  local -a commands flags
  case "$path" in
${cases.join('\n')}
  esac
  if [[ \${words[CURRENT]} == -* ]]; then _describe 'flag' flags
  elif (( \${#commands} )); then _describe 'command' commands
  else _files; fi
}
compdef _${name} ${name}`
}

function fishScript(name: string, nodes: readonly Node[]): string {
  const lines = nodes.flatMap(({path, commands, flags}) => {
    const others = nodes
      .filter(
        (node) =>
          node.path.length === path.length + 1 && path.every((part, at) => node.path[at] === part),
      )
      .map((node) => node.path.at(-1) ?? '')
    const within = [
      ...path.map((part) => `__fish_seen_subcommand_from ${part}`),
      ...(others.length === 0 ? [] : [`not __fish_seen_subcommand_from ${others.join(' ')}`]),
    ]
    const condition = within.length === 0 ? '' : ` -n ${singleQuoted(within.join('; and '))}`
    return [
      ...commands.map(
        ({word, about}) =>
          `complete -c ${name} -f${condition} -a ${word} -d ${singleQuoted(about)}`,
      ),
      ...flags.map(
        ({word, about}) =>
          `complete -c ${name}${condition} -l ${word.replace(/^--/, '')} -d ${singleQuoted(about)}`,
      ),
    ]
  })
  return lines.join('\n')
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
