import {policyFileSchema, type PolicyFile} from './policy-file.ts'
import {readYaml} from './yaml-document.ts'

/** Reads `airworthy.yaml`; throws `policy-refused` with every fault, its line and its column. */
export function readPolicyFile(source: string, {file}: {file: string}): PolicyFile {
  return readYaml(source, {file, schema: policyFileSchema})
}
