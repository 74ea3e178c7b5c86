import type {MyDataView} from '@airworthy/server/features/people/views.ts'
import {Button} from '@mantine/core'
import {useQueryClient} from '@tanstack/react-query'
import {useState} from 'react'
import {CopyField} from '../../design/copy-field.tsx'
import {day} from '../../design/dates.ts'
import {TextField} from '../../design/field.tsx'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {request} from '../../interface/request.ts'
import {sentenceOf} from '../../interface/request-refused.ts'
import {useSubmission} from './form.ts'
import {myDataQuery} from './queries.ts'
import styles from './administration.module.css'

/** The own API keys, for programs such as the command line: make one, revoke one. */
export function ApiKeysPanel({apiKeys}: {apiKeys: MyDataView['apiKeys']}) {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [made, setMade] = useState<string>()
  const [fault, setFault] = useState<string>()
  const renewed = () => client.invalidateQueries({queryKey: myDataQuery.queryKey})
  const create = useSubmission(async () => {
    const {key} = await request<{key: string}>('/api/auth/api-key/create', {
      method: 'POST',
      body: {name: name.trim()},
    })
    setMade(key)
    setName('')
    await renewed()
  })
  const revoke = async (keyId: string) => {
    setFault(undefined)
    try {
      await request('/api/auth/api-key/delete', {method: 'POST', body: {keyId}})
    } catch (error) {
      setFault(sentenceOf(error))
    }
    await renewed()
  }
  const refusal = create.refusal ?? fault
  return (
    <Panel title="API keys" note={apiKeys.length || undefined}>
      <div className={styles['stack']}>
        {refusal !== undefined && (
          <Notice kind="breach" word="Not done">
            {refusal}
          </Notice>
        )}
        {made !== undefined && (
          <>
            <Notice kind="pass" word="Made">
              Copy the key now. It is shown this once; a program that has it acts as you.
            </Notice>
            <CopyField label="API key" value={made} />
          </>
        )}
        {apiKeys.length > 0 && (
          <ul className={styles['list']}>
            {apiKeys.map((key) => (
              <li key={key.id}>
                <div className={styles['main']}>
                  <b>{key.name ?? 'API key'}</b>
                  <span className="tiny">
                    {key.start !== null && <code>{key.start}…</code>} since {day(key.createdAt)}
                  </span>
                </div>
                <Button
                  size="xs"
                  onClick={() => void revoke(key.id)}
                  aria-label={`Revoke the API key ${key.name ?? ''}`}
                >
                  Revoke
                </Button>
              </li>
            ))}
          </ul>
        )}
        <form className={styles['inline']} onSubmit={create.submit}>
          <TextField
            label="Name of a new API key"
            placeholder="ledger check in CI"
            required
            withAsterisk={false}
            maxLength={32}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" disabled={create.busy}>
            Make key
          </Button>
        </form>
      </div>
    </Panel>
  )
}
