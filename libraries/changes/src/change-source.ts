/** Which side of a change a text or a list of paths belongs to. */
export type Revision = 'base' | 'head'

/** What happened to a file; a rename carries the path it had before. */
export type ChangeStatus = 'added' | 'modified' | 'deleted' | 'renamed'

/** One file of a change, without its text. */
export interface ChangedFile {
  /** Path from the root of the repository with `/`; of a deleted file the path it had. */
  readonly path: string
  readonly status: ChangeStatus
  readonly previousPath?: string
}

/**
 * Port: a change as a repository knows it. The command line implements it with git; whoever knows
 * only paths uses `pathsOnly`. Nothing is read before it is asked for.
 */
export interface ChangeSource {
  changedFiles(): Promise<readonly ChangedFile[]>
  /** Every path of that revision, or undefined when only the changed paths are known. */
  listPaths(revision: Revision): Promise<readonly string[] | undefined>
  /** The text of a file, or undefined: not there, not text, or not known. */
  readText(revision: Revision, path: string): Promise<string | undefined>
  /**
   * What the change is called: the title of its pull request or the subjects of its commits, a line
   * each. It is weak evidence, which never makes a change AI-related alone; undefined when not known.
   */
  title?(): Promise<string | undefined>
}

/** A source for which nothing but the changed paths is known: every reason will be "by path". */
export function pathsOnly(
  files: readonly ChangedFile[],
  {title}: {readonly title?: string} = {},
): ChangeSource {
  return {
    title: async () => title,
    changedFiles: async () => files,
    listPaths: async () => undefined,
    readText: async () => undefined,
  }
}
