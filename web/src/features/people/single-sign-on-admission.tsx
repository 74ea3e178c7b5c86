import {ChoiceRow} from '../../design/choice-row.tsx'
import {TextField} from '../../design/field.tsx'
import type {SingleSignOnDraft} from './single-sign-on-draft.ts'
import {admissions} from './single-sign-on-words.ts'
import styles from './administration.module.css'

interface SingleSignOnAdmissionProps {
  draft: SingleSignOnDraft
  onChange: (draft: SingleSignOnDraft) => void
}

/** Who comes in through the provider, with which addresses, and who still comes in without it. */
export function SingleSignOnAdmission({draft, onChange}: SingleSignOnAdmissionProps) {
  const set = (change: Partial<SingleSignOnDraft>) => onChange({...draft, ...change})
  return (
    <>
      <div className={styles['pair']}>
        <fieldset>
          <legend className="small">
            <b>Who is let in that is not here yet</b>
          </legend>
          {admissions.map(({id, name, note}) => (
            <ChoiceRow
              key={id}
              type="radio"
              plain
              name="admission"
              checked={draft.admission === id}
              onChange={() => set({admission: id})}
              note={note}
            >
              {name}
            </ChoiceRow>
          ))}
        </fieldset>
        <fieldset>
          <legend className="small">
            <b>Who signs in without the provider</b>
          </legend>
          <ChoiceRow
            type="radio"
            plain
            name="local-sign-in"
            checked={draft.localSignIn === 'everyone'}
            onChange={() => set({localSignIn: 'everyone'})}
            note="By password or passkey, beside the provider."
          >
            Everybody who can
          </ChoiceRow>
          <ChoiceRow
            type="radio"
            plain
            name="local-sign-in"
            checked={draft.localSignIn === 'administrators'}
            onChange={() => set({localSignIn: 'administrators'})}
            note="Passwords and passkeys of others stop working until this is opened again. Administrators keep theirs, so that nobody is locked out."
          >
            Administrators alone
          </ChoiceRow>
        </fieldset>
      </div>
      <ChoiceRow
        type="checkbox"
        plain
        checked={draft.addressesVerified}
        onChange={(event) => set({addressesVerified: event.currentTarget.checked})}
        note="Some providers verify addresses and do not say so. Where anybody can type any address there, this would let them in as another person."
      >
        The provider verifies every e-mail address
      </ChoiceRow>
      <div className={styles['pair']}>
        <TextField
          label="Domains of e-mail addresses"
          description="Only these may sign in through the provider, separated by spaces. Empty: any."
          autoComplete="off"
          spellCheck={false}
          value={draft.domains}
          onChange={(event) => set({domains: event.currentTarget.value})}
        />
        <TextField
          label="Claim that holds the groups"
          description="As the provider calls it; a list of texts."
          required
          withAsterisk={false}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          value={draft.groupsClaim}
          onChange={(event) => set({groupsClaim: event.currentTarget.value})}
        />
      </div>
    </>
  )
}
