import type {LabelAction, LabelRecipe, LabelView} from '@airworthy/range/views'
import {Button} from '@mantine/core'
import {type FormEvent} from 'react'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import {NumberControl} from '../../lessons/number-control.tsx'
import {CutForm} from './cut-form.tsx'
import {toggled} from '../toggled.ts'
import {useJsonDraft} from '../use-json-draft.ts'
import styles from './label.module.css'

interface ModelFormProps {
  view: LabelView
  /** Under which drafts are kept. */
  attemptId: string
  still: boolean
  act: (action: LabelAction) => Promise<boolean>
}

/** The labels with their weights and the features of a new model, and below it the cut. */
export function ModelForm({view, attemptId, still, act}: ModelFormProps) {
  const [recipe, setRecipe, forget] = useJsonDraft<LabelRecipe>(attemptId, {
    name: 'recipe',
    initial: view.model?.recipe ?? {
      labels: {},
      features: view.features.filter(({inUse}) => inUse).map(({id}) => id),
    },
  })
  const {labels, features} = recipe
  const empty = !Object.values(labels).some((weight) => weight > 0) || features.length === 0
  async function train(event: FormEvent) {
    event.preventDefault()
    if (await act({kind: 'train', recipe})) forget()
  }
  return (
    <>
      <form className={styles['form']} onSubmit={(event) => void train(event)}>
        <h2>A new model</h2>
        <fieldset disabled={still}>
          <legend>Labels: how much each weighs</legend>
          <p className="meta">
            The labels are put on one scale and added with their weights. All 0 but one is that
            label alone.
          </p>
          {view.labels.map(({id, name, recorded}) => (
            <NumberControl
              key={id}
              label={name}
              description={recorded}
              unit=""
              min={0}
              max={1}
              step={0.05}
              value={labels[id] ?? 0}
              onChange={(weight) => setRecipe({labels: {...labels, [id]: weight}, features})}
            />
          ))}
        </fieldset>
        <fieldset disabled={still}>
          <legend>Features that it reads</legend>
          <div className={styles['features']}>
            {view.features.map(({id, name, recorded, inUse}) => (
              <ChoiceRow
                key={id}
                type="checkbox"
                plain
                checked={features.includes(id)}
                note={`${recorded}${inUse ? '' : '; not read by the score in use'}`}
                onChange={() => setRecipe({labels, features: toggled(features, id)})}
              >
                {name}
              </ChoiceRow>
            ))}
          </div>
        </fieldset>
        <div className={styles['acts']}>
          <Button type="submit" disabled={still || empty}>
            Train
          </Button>
          <span className="meta">
            {empty ? 'Give a label a weight and read a feature.' : 'Takes about a second.'}
          </span>
        </div>
      </form>
      <CutForm view={view} attemptId={attemptId} still={still} act={act} />
    </>
  )
}
