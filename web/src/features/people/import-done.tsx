import {CopyField} from '../../design/copy-field.tsx'
import {Notice} from '../../design/notice.tsx'
import {capital, counted} from '../../design/numbers.ts'
import styles from './administration.module.css'

/** What an import did; links are shown this once. */
export interface ImportResult {
  readonly invited: readonly {
    readonly email: string
    readonly link: string
    readonly mailed: boolean
  }[]
  readonly updated: number
  readonly unchanged: number
  readonly newTeams: readonly string[]
}

/** The outcome of an import, with the links that were not mailed. */
export function ImportDone({result: {invited, updated, newTeams}}: {result: ImportResult}) {
  const toCopy = invited.filter(({mailed}) => !mailed)
  return (
    <div className={styles['stack']}>
      <Notice kind="pass" word="Imported">
        {capital(counted(invited.length, 'person', 'people'))} invited, {updated} updated,{' '}
        {counted(newTeams.length, 'new team')}.
        {toCopy.length > 0 && ' These links are shown this once; nothing was mailed for them.'}
      </Notice>
      {toCopy.map(({email, link}) => (
        <CopyField key={email} label={`Invitation link for ${email}`} value={link} />
      ))}
    </div>
  )
}
