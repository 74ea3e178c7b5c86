import type {ImportPreviewView} from '@airworthy/server/features/people/views.ts'
import {Button} from '@mantine/core'
import {useQueryClient} from '@tanstack/react-query'
import {useState, type ChangeEvent} from 'react'
import {TextAreaField} from '../../design/field.tsx'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {request} from '../../interface/request.ts'
import {useSubmission} from './form.ts'
import {ImportDone, type ImportResult} from './import-done.tsx'
import {ImportPreview} from './import-preview.tsx'
import styles from './administration.module.css'

const example = `name,email,team,engineer_role,roles,discipline
Mira Sand,mira.sand@example.org,Lending,data-scientist,learner;lead,
Jon Weil,jon.weil@example.org,Lending,product-manager,learner;reviewer,legal`

/** People, teams and roles from CSV: first a preview with faults line by line, then the import. */
export function ImportPanel() {
  const client = useQueryClient()
  const [csv, setCsv] = useState('')
  const [preview, setPreview] = useState<ImportPreviewView>()
  const [done, setDone] = useState<ImportResult>()
  const look = useSubmission(async () => {
    setDone(undefined)
    const body = {csv}
    setPreview(
      await request<ImportPreviewView>('/api/people/import/preview', {method: 'POST', body}),
    )
  })
  const run = useSubmission(async () => {
    if (!preview) return
    const body = {csv, digest: preview.digest}
    setDone(await request<ImportResult>('/api/people/import', {method: 'POST', body}))
    setPreview(undefined)
    setCsv('')
    await client.invalidateQueries()
  })
  const change = (text: string) => {
    setCsv(text)
    setPreview(undefined)
  }
  const readFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0]
    if (file) change(await file.text())
  }
  const refusal = look.refusal ?? run.refusal
  return (
    <Panel
      title="Import people from CSV"
      note="nothing is changed before you have seen the preview"
    >
      <div className={styles['stack']}>
        {refusal !== undefined && (
          <Notice kind="breach" word="Not imported">
            {refusal}
          </Notice>
        )}
        {done && <ImportDone result={done} />}
        <form className={styles['form']} onSubmit={look.submit}>
          <label className="small">
            <b>CSV file</b>
            <br />
            <input type="file" accept=".csv,text/csv" onChange={(event) => void readFile(event)} />
          </label>
          <TextAreaField
            data-code
            label="CSV text"
            description="Columns: name, email, team, engineer_role, roles (parted by ;), discipline. Teams that do not exist are made."
            placeholder={example}
            rows={6}
            spellCheck={false}
            value={csv}
            onChange={(event) => change(event.currentTarget.value)}
          />
          <div className={styles['buttons']}>
            <Button type="submit" disabled={look.busy || csv.trim() === ''}>
              Preview
            </Button>
            <Button variant="subtle" onClick={() => change(example)}>
              Fill in an example
            </Button>
          </div>
        </form>
        {preview && <ImportPreview preview={preview} busy={run.busy} onImport={run.submit} />}
      </div>
    </Panel>
  )
}
