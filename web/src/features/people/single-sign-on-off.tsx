import {Button} from '@mantine/core'
import {useQueryClient} from '@tanstack/react-query'
import {useState} from 'react'
import {Dialog} from '../../design/dialog.tsx'
import {Notice} from '../../design/notice.tsx'
import {request} from '../../interface/request.ts'
import {useSubmission} from './form.ts'
import styles from './administration.module.css'

/** Turns single sign-on off, after saying what follows. */
export function SingleSignOnOff({label}: {label: string}) {
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const {busy, refusal, submit} = useSubmission(async () => {
    await request('/api/single-sign-on', {method: 'DELETE'})
    setOpen(false)
    await client.invalidateQueries({queryKey: ['single-sign-on']})
  })
  return (
    <>
      <Button variant="subtle" onClick={() => setOpen(true)}>
        Turn it off
      </Button>
      <Dialog
        title="Turn single sign-on off?"
        open={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button variant="filled" disabled={busy} onClick={submit}>
              Turn it off
            </Button>
          </>
        }
      >
        <div className={styles['form']}>
          {refusal !== undefined && (
            <Notice kind="breach" word="Not turned off">
              {refusal}
            </Notice>
          )}
          <p>
            Nobody signs in with {label} any more, and the settings, client secret included, are
            deleted. Open sessions go on. Roles and teams that groups have given stay. People
            without a password need a link for one from the list of people.
          </p>
        </div>
      </Dialog>
    </>
  )
}
