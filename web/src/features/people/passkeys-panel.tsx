import {Button} from '@mantine/core'
import {useQuery, useQueryClient} from '@tanstack/react-query'
import {useState} from 'react'
import {day} from '../../design/dates.ts'
import {EmptyState} from '../../design/empty-state.tsx'
import {TextField} from '../../design/field.tsx'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {request} from '../../interface/request.ts'
import {sentenceOf} from '../../interface/request-refused.ts'
import {useSubmission} from './form.ts'
import {loadPasskeyClient, passkeysAvailable} from './passkeys.ts'
import styles from './administration.module.css'

interface ListedPasskey {
  readonly id: string
  readonly name?: string | null
  readonly createdAt: string | null
}

const passkeysKey = ['passkeys']

/** The own passkeys: add one, remove one. */
export function PasskeysPanel() {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [fault, setFault] = useState<string>()
  const passkeys = useQuery({
    queryKey: passkeysKey,
    queryFn: ({signal}) =>
      request<ListedPasskey[]>('/api/auth/passkey/list-user-passkeys', {signal}),
  }).data
  const renewed = () => client.invalidateQueries()
  const add = useSubmission(async () => {
    const {addPasskey} = await loadPasskeyClient()
    await addPasskey(name.trim() === '' ? 'Passkey' : name.trim())
    setName('')
    await renewed()
  })
  const remove = async (id: string) => {
    setFault(undefined)
    try {
      await request('/api/auth/passkey/delete-passkey', {method: 'POST', body: {id}})
    } catch (error) {
      setFault(sentenceOf(error))
    }
    await renewed()
  }
  const refusal = add.refusal ?? fault
  return (
    <Panel title="Passkeys" note={passkeys?.length || undefined}>
      <div className={styles['stack']}>
        {refusal !== undefined && (
          <Notice kind="breach" word="Not done">
            {refusal}
          </Notice>
        )}
        {passkeys !== undefined && passkeys.length > 0 && (
          <ul className={styles['list']}>
            {passkeys.map((passkey) => (
              <li key={passkey.id}>
                <div className={styles['main']}>
                  <b>{passkey.name ?? 'Passkey'}</b>
                  {passkey.createdAt !== null && (
                    <span className="tiny">since {day(passkey.createdAt)}</span>
                  )}
                </div>
                <Button
                  size="xs"
                  onClick={() => void remove(passkey.id)}
                  aria-label={`Remove the passkey ${passkey.name ?? 'Passkey'}`}
                >
                  Remove
                </Button>
              </li>
            ))}
          </ul>
        )}
        {passkeysAvailable() ? (
          <form className={styles['inline']} onSubmit={add.submit}>
            <TextField
              label="Name of a new passkey"
              placeholder="This laptop"
              maxLength={60}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" disabled={add.busy}>
              Add passkey
            </Button>
          </form>
        ) : (
          <EmptyState
            title="Passkeys cannot be used here"
            consequence="Browsers allow them only over HTTPS or on localhost. Sign in with your password."
          />
        )}
      </div>
    </Panel>
  )
}
