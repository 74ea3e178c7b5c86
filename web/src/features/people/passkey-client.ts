import {passkeyClient} from '@better-auth/passkey/client'
import {createAuthClient} from 'better-auth/client'
import {RequestRefused} from '../../interface/request-refused.ts'

/** One passkey of the signed-in person. */
export interface Passkey {
  readonly id: string
  readonly name: string | null
  readonly createdAt: string
}

const client = createAuthClient({plugins: [passkeyClient()]})

/** Signs in with a passkey that the browser offers. */
export async function signInWithPasskey(): Promise<void> {
  refuseError(await client.signIn.passkey())
}

/** Makes a passkey on this device or a security key. */
export async function addPasskey(name: string): Promise<void> {
  refuseError(await client.passkey.addPasskey({name}))
}

interface Answered {
  error?: {code?: string | undefined; message?: string | undefined; status?: number} | null
}

function refuseError(answer: Answered | null | undefined): void {
  const error = answer?.error
  if (error == null) return
  throw new RequestRefused(
    error.code ?? 'passkey-refused',
    error.message ?? 'the passkey was refused',
    {
      status: error.status ?? 400,
    },
  )
}
