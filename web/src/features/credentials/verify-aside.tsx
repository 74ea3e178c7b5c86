import type {VerifyView} from '@airworthy/server/features/credentials/views.ts'
import {Button} from '@mantine/core'
import {day} from '../../design/dates.ts'
import {CopyField} from '../../design/copy-field.tsx'
import {Facts} from '../../design/facts.tsx'
import {verifyCommand} from './verify-words.ts'
import styles from './credentials.module.css'

/** Who and when, how it was proved, what was not, and how to verify it without this page. */
export function VerifyAside({view: {id, facts}}: {view: VerifyView}) {
  return (
    <aside className={styles['aside']}>
      {facts !== null && (
        <>
          <section>
            <h2>Whose it is</h2>
            <Facts
              facts={[
                ['Holder', facts.name],
                ['Role', facts.roleName],
                ['Passed', day(facts.earnedAt)],
                ['Issued', day(facts.issuedAt)],
                [
                  'Issuer',
                  <span key="issuer">
                    {facts.organisation} <span className="mono tiny">{facts.issuer}</span>
                  </span>,
                ],
              ]}
            />
          </section>
          <section>
            <h2>How it was proved</h2>
            <Points sentences={facts.how} />
          </section>
          <section>
            <h2>What it does not say</h2>
            <Points sentences={facts.notProved} />
          </section>
        </>
      )}
      <section>
        <h2>Verify it yourself</h2>
        <p>
          You need not believe this page. The command checks the signature, the issuer’s key, the
          validity and the status list by itself, from the link or from the file.
        </p>
        <div className={styles['command']}>
          <CopyField
            label="Command"
            value={verifyCommand(globalThis.location.origin, id, {isKept: facts !== null})}
          />
        </div>
        {facts !== null && (
          <div className={styles['buttons']}>
            {(['json', 'jwt'] as const).map((type) => (
              <Button
                key={type}
                component="a"
                size="xs"
                href={`/api/verify/${id}/credential.${type}`}
                download={`airworthy-credential.${type}`}
              >
                {type === 'json' ? 'Signed credential, JSON' : 'JWT'}
              </Button>
            ))}
          </div>
        )}
        <p className="meta">
          The <a href="/.well-known/did.json">issuer’s keys</a> lie beside it. Any verifier of Open
          Badges 3.0 works as well.
        </p>
      </section>
    </aside>
  )
}

function Points({sentences}: {sentences: readonly string[]}) {
  return (
    <ul className={styles['points']}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}
