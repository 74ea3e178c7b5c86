import {writeFileSync} from 'node:fs'
import {join} from 'node:path'

/** A fresh Ed25519 key pair as two PEM files. */
export async function buildKeyFiles(
  folder: string,
  name: string,
): Promise<{privateKey: string; publicKey: string}> {
  const subtle = globalThis.crypto.subtle
  const pair = await subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new Error('ed25519 made no key pair')
  const privateKey = join(folder, `${name}.pem`)
  const publicKey = join(folder, `${name}.pub.pem`)
  writeFileSync(privateKey, pem('PRIVATE KEY', await subtle.exportKey('pkcs8', pair.privateKey)))
  writeFileSync(publicKey, pem('PUBLIC KEY', await subtle.exportKey('spki', pair.publicKey)))
  return {privateKey, publicKey}
}

function pem(label: string, bytes: ArrayBuffer): string {
  return `-----BEGIN ${label}-----\n${Buffer.from(bytes).toString('base64')}\n-----END ${label}-----\n`
}
