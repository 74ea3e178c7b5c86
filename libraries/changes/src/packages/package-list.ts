/** Registries whose manifests, lock files and imports are read. */
export type Ecosystem = 'npm' | 'python' | 'go' | 'rust' | 'jvm' | 'ruby' | 'php' | 'dotnet'

/**
 * What a package of the field does. A file that imports a `client` calls a model; `learning`
 * libraries are imported all over a repository of models, so that an import says less.
 */
export type PackageRole = 'client' | 'learning' | 'retrieval' | 'evaluation'

/** The packages of one ecosystem that make a change AI-related, with the source of the list. */
export interface PackageList {
  readonly ecosystem: Ecosystem
  readonly source: string
  readonly packages: Readonly<Record<PackageRole, readonly string[]>>
}
