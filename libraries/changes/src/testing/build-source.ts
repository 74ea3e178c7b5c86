import type {ChangedFile, ChangeSource} from '../change-source.ts'

/** Two revisions as texts by path; what differs is what changed. */
export function buildSource(
  base: Readonly<Record<string, string>>,
  head: Readonly<Record<string, string>>,
): ChangeSource & {readonly reads: string[]} {
  const reads: string[] = []
  const files: ChangedFile[] = [...new Set([...Object.keys(base), ...Object.keys(head)])]
    .filter((path) => base[path] !== head[path])
    .map((path) => ({
      path,
      status:
        base[path] === undefined ? 'added' : head[path] === undefined ? 'deleted' : 'modified',
    }))
  return {
    reads,
    changedFiles: async () => files,
    listPaths: async (revision) => Object.keys(revision === 'base' ? base : head),
    readText: async (revision, path) => {
      reads.push(`${revision}:${path}`)
      return (revision === 'base' ? base : head)[path]
    },
  }
}
