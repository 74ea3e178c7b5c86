import picomatch from 'picomatch/posix.js'
import type {PolicyFile} from './policy-file.ts'

/** Names of the models to which a path belongs, in the order of the file. */
export function modelsOfPath(path: string, {models}: Pick<PolicyFile, 'models'>): string[] {
  return Object.entries(models)
    .filter(([, {paths, card, audit}]) => {
      const own = [card, audit?.table].filter((one) => one !== undefined)
      return own.includes(path) || paths.some((glob) => picomatch.isMatch(path, glob, {dot: true}))
    })
    .map(([name]) => name)
}
