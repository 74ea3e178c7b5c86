/** Folders at the root below which the folder of the project lies. */
const roots = new Set(['src', 'lib', 'libs', 'packages', 'python', 'apps', 'py'])

/**
 * Where a path, as words of its parts, names its project: the first part that is no `src` and its
 * like. Everything in `litellm/` is about models in name only.
 */
export function projectAt(parts: readonly (readonly string[])[]): number {
  const at = parts.findIndex((words) => !roots.has(words.join(' ')))
  return at < 0 ? parts.length - 1 : at
}

/** The name of the project in words, joined by spaces; empty for a file at the root. */
export function projectName(parts: readonly (readonly string[])[]): string {
  const at = projectAt(parts)
  return at >= parts.length - 1 ? '' : (parts[at] ?? []).join(' ')
}
