import {readFile, readdir} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {AirworthyError, errorFrom} from '@airworthy/kernel'
import {certificationFrom, type Certification} from './certification-schema.ts'
import {readYamlFile} from './yaml-file.ts'

const contentFolder = fileURLToPath(new URL('..', import.meta.url))

/**
 * Reads every certification below `certifications/` of the content folder, one file a role, by the
 * order of their names. Throws `certifications-refused` with the faults of all files together.
 */
export async function readCertifications({folder = contentFolder} = {}): Promise<Certification[]> {
  const files = (await readdir(join(folder, 'certifications')).catch(refuse)).sort()
  const certifications: Certification[] = []
  const refused: string[] = []
  for (const file of files) {
    try {
      const yaml = await readFile(join(folder, 'certifications', file), 'utf8').catch(refuse)
      certifications.push(readCertification(yaml, file))
    } catch (thrown) {
      refused.push(errorFrom(thrown).message)
    }
  }
  if (certifications.length === 0) refused.push('no certifications')
  if (refused.length > 0) throw certificationsRefused(`\n${refused.join('\n')}`)
  return certifications
}

function readCertification(yaml: string, file: string): Certification {
  return readYamlFile(yaml, {
    kind: 'certification',
    file,
    read(data) {
      const reading = certificationFrom(data)
      if (!reading.ok || `${reading.value.role}.yaml` === file) return reading
      const reason = `must equal the file's name: ${reading.value.role}`
      return {ok: false, faults: [{path: ['role'], reason}]}
    },
  })
}

function refuse(thrown: unknown): never {
  throw certificationsRefused(errorFrom(thrown).message)
}

function certificationsRefused(reason: string): AirworthyError {
  return new AirworthyError('certifications-refused', `certifications refused: ${reason}`, {
    facts: {reason},
  })
}
