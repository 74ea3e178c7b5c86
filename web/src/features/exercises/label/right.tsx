import type {LabelAction, LabelView, RankingFigures} from '@airworthy/range/views'
import {plain} from '../../../design/numbers.ts'
import {Status} from '../../../design/status.tsx'
import {EstimateRow} from '../estimate-row.tsx'
import type {PaneProps} from '../pane.ts'
import {GapPlot} from './gap-plot.tsx'
import {cutWords, recipeWords, scaleTo, share, signedShare, written} from './label-words.ts'
import styles from './label.module.css'

/** What the score in use and the new model come to on the visible patients. */
export function Right({view}: PaneProps<LabelView, LabelAction>) {
  const {inUse, model, bounds, patients} = view
  return (
    <>
      <h2>Figures</h2>
      <p className="meta">
        Of {plain(inUse.patients)} visible patients; you are judged on others. Bounds are marked.
      </p>
      <section className={styles['figures']}>
        <h3>Need at equal score</h3>
        <p className="meta">Black less white, share of mean need; bound ±{share(bounds.gap)}</p>
        <GapPlot name="Score in use" gap={inUse.relativeGap} bound={bounds.gap} />
        {model !== null && (
          <GapPlot name="Your model" gap={model.figures.relativeGap} bound={bounds.gap} />
        )}
      </section>
      <section className={styles['figures']}>
        <h3>The enrolled</h3>
        <Enrolled view={view} />
      </section>
      <section className={styles['figures']}>
        <h3>Conditions of the enrolled</h3>
        {[{name: 'In use', figures: inUse}, ...(model ? [{name: 'Yours', ...model}] : [])].map(
          ({name, figures}) => (
            <div key={name}>
              <h4>{name}</h4>
              {figures.groups.map(({group, meanNeed}) => (
                <EstimateRow
                  key={group}
                  dense
                  name={nameOf(patients.groups, group)}
                  estimate={meanNeed}
                  scale={scaleTo(12)}
                  write={(value) => written(value, 'conditions')}
                />
              ))}
            </div>
          ),
        )}
      </section>
      {view.tried.length > 0 && <Tried view={view} />}
    </>
  )
}

function nameOf(groups: readonly {id: string; name: string}[], wanted: string): string {
  return groups.find(({id}) => id === wanted)?.name ?? wanted
}

function meanOf({means}: RankingFigures, label: string): number | null {
  return means.find((each) => each.label === label)?.mean.value ?? null
}

function Enrolled({view}: {view: LabelView}) {
  const {inUse, model, bounds, need, patients} = view
  const avoidable = (figures: RankingFigures) => {
    const now = meanOf(figures, 'avoidable-cost')
    const before = meanOf(inUse, 'avoidable-cost')
    return now === null || before === null ? null : now / before
  }
  const columns = [inUse, ...(model === null ? [] : [model.figures])]
  const rows = [
    {
      name: 'Conditions, mean',
      bound: `at least ${plain(bounds.need, 1)}`,
      cell: (figures: RankingFigures) => plain(meanOf(figures, need.label) ?? 0, 2),
    },
    {
      name: 'Avoidable cost, of that in use',
      bound: `at least ${share(bounds.avoidable)}`,
      cell: (figures: RankingFigures) => share(avoidable(figures) ?? 0),
    },
    {
      name: 'Enrolled',
      bound: `${plain(bounds.places.fewest * 100, 2)} to ${plain(bounds.places.most * 100, 2)} %`,
      cell: (figures: RankingFigures) => share(figures.enrolled / figures.patients),
    },
    ...patients.groups.map(({id, name}) => ({
      name: `${name} among them`,
      bound: '',
      cell: (figures: RankingFigures) =>
        share(figures.groups.find(({group}) => group === id)?.share.value ?? 0),
    })),
  ]
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col">In use</th>
          {model !== null && <th scope="col">Yours</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({name, bound, cell}) => (
          <tr key={name}>
            <th scope="row">
              {name}
              {bound !== '' && <span className="tiny"> {bound}</span>}
            </th>
            {columns.map((figures, index) => (
              <td key={index}>{cell(figures)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Tried({view}: {view: LabelView}) {
  const {bounds} = view
  return (
    <section className={styles['figures']}>
      <h3>Tried so far</h3>
      <ol className={styles['tried']}>
        {view.tried.toReversed().map(({recipe, cut, figures}, index) => {
          const {value, low, high} = figures.relativeGap
          const within = low !== null && high !== null && low >= -bounds.gap && high <= bounds.gap
          return (
            <li key={index}>
              <span>{recipeWords(recipe, view)}</span>
              <span className="meta">{cutWords(cut, view)}</span>
              <Status kind={within ? 'pass' : 'breach'}>
                gap {value === null ? 'not measured' : signedShare(value)}
              </Status>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
