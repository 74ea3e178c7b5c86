/** Whether this browser can use passkeys; over plain HTTP only localhost can. */
export function passkeysAvailable(): boolean {
  return 'PublicKeyCredential' in globalThis && globalThis.isSecureContext
}

/** The passkey client, loaded when first used. */
export function loadPasskeyClient() {
  return import('./passkey-client.ts')
}
