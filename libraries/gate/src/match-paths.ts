import picomatch from 'picomatch/posix.js'
import type {PolicyFile} from './policy-file.ts'

/**
 * Names of the models to which a path belongs, in the order of the file. A glob that means a folder
 * means all that lies in it.
 */
export function modelsOfPath(path: string, {models}: Pick<PolicyFile, 'models'>): string[] {
  return Object.entries(models)
    .filter(([, {paths, card, audit}]) => {
      const own = [card, audit?.table].filter((one) => one !== undefined)
      return own.includes(path) || [...paths, ...own].some((glob) => isPathOf(path, glob))
    })
    .map(([name]) => name)
}

/** Whether a glob, which may be the path itself or a folder around it, means a path. */
export function isPathOf(path: string, glob: string): boolean {
  const folder = glob.replace(/\/+$/, '')
  const globs = glob.startsWith('!') ? glob : [folder, `${folder}/**`]
  // git allows line breaks in names, and without the flag none of them is in `**`
  return picomatch.isMatch(path, globs, {dot: true, flags: 's'})
}
