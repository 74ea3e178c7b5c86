import type {SingleSignOnTestView} from '@airworthy/server/features/people/views.ts'
import {Button} from '@mantine/core'
import {useState} from 'react'
import {PasswordField, TextField} from '../../design/field.tsx'
import {sentenceOf} from '../../interface/request-refused.ts'
import {request} from '../../interface/request.ts'
import type {SingleSignOnDraft} from './single-sign-on-draft.ts'
import {SingleSignOnTest} from './single-sign-on-test.tsx'
import styles from './administration.module.css'

const secretNotes = {
  stored: 'Stored, and never shown. Leave the field empty to keep it.',
  'of-another': 'The stored one belongs to another issuer: type the one of this issuer.',
  missing: 'As the provider gave it. It is kept encrypted and never shown again.',
} as const

interface SingleSignOnProviderProps {
  draft: SingleSignOnDraft
  onChange: (draft: SingleSignOnDraft) => void
  /** Whether a secret is stored that belongs to the issuer of the draft. */
  secret: keyof typeof secretNotes
}

/** Which provider, how this platform shows itself to it, and a test that it answers. */
export function SingleSignOnProvider({draft, onChange, secret}: SingleSignOnProviderProps) {
  const [testing, setTesting] = useState(false)
  const [found, setFound] = useState<SingleSignOnTestView>()
  const [refusal, setRefusal] = useState<string>()
  const set = (change: Partial<SingleSignOnDraft>) => onChange({...draft, ...change})
  const test = async () => {
    setTesting(true)
    setFound(undefined)
    setRefusal(undefined)
    try {
      const body = {issuer: draft.issuer.trim()}
      setFound(
        await request<SingleSignOnTestView>('/api/single-sign-on/test', {method: 'POST', body}),
      )
    } catch (thrown) {
      setRefusal(sentenceOf(thrown))
    } finally {
      setTesting(false)
    }
  }
  return (
    <>
      <div className={styles['tested']}>
        <TextField
          label="Issuer"
          description="The address of the provider; its description is found below it."
          type="url"
          required
          withAsterisk={false}
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          value={draft.issuer}
          onChange={(event) => {
            setFound(undefined)
            set({issuer: event.currentTarget.value})
          }}
          refusal={refusal}
        />
        <Button disabled={testing || draft.issuer.trim() === ''} onClick={() => void test()}>
          Test the provider
        </Button>
      </div>
      {found && <SingleSignOnTest found={found} scopes={draft.scopes} />}
      <div className={styles['pair']}>
        <TextField
          label="Client ID"
          description="As the provider gave it, for the redirect URI above."
          required
          withAsterisk={false}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          value={draft.clientId}
          onChange={(event) => set({clientId: event.currentTarget.value})}
        />
        <PasswordField
          label="Client secret"
          description={secretNotes[secret]}
          {...(secret === 'stored' && {placeholder: 'stored'})}
          required={secret !== 'stored'}
          withAsterisk={false}
          maxLength={1000}
          autoComplete="off"
          value={draft.clientSecret}
          onChange={(event) => set({clientSecret: event.currentTarget.value})}
        />
        <TextField
          label="Name on the button"
          description={`People read “Sign in with ${draft.label.trim() || '…'}”.`}
          required
          withAsterisk={false}
          maxLength={60}
          autoComplete="off"
          value={draft.label}
          onChange={(event) => set({label: event.currentTarget.value})}
        />
        <TextField
          label="Scopes"
          description="Separated by spaces; some providers want one more for groups."
          required
          withAsterisk={false}
          autoComplete="off"
          spellCheck={false}
          value={draft.scopes}
          onChange={(event) => set({scopes: event.currentTarget.value})}
        />
      </div>
    </>
  )
}
