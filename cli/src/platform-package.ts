import {errorFrom} from '@airworthy/kernel'
import {badInput} from './faults.ts'

/**
 * Loads the platform, which only the repository has: the packed command line is for CI and carries
 * none. Throws bad input that says where it is.
 */
export async function platformFrom<Platform>(load: () => Promise<Platform>): Promise<Platform> {
  try {
    return await load()
  } catch (cause) {
    const error: NodeJS.ErrnoException = errorFrom(cause)
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || !error.message.includes('@airworthy/server')) {
      throw cause
    }
    throw badInput(
      'this is the command line alone, which carries no platform: run the command from the repository (npx airworthy …) or in the container',
      {cause},
    )
  }
}
