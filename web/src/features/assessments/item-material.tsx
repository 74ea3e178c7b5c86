import type {Material} from '@airworthy/content/public'
import {lazy, Suspense} from 'react'
import {MaterialTable} from './material-table.tsx'
import styles from './item.module.css'

const SeriesPlot = lazy(async () => ({
  default: (await import('../../design/series-plot.tsx')).SeriesPlot,
}))

/** What an item shows beside its stem: a table, a plot with its table, code. */
export function ItemMaterial({material}: {material: Material}) {
  const {table, plot, code, file} = material
  return (
    <>
      {table && (
        <div className={styles['material']}>
          <MaterialTable rows={table} label="Table of the item" />
        </div>
      )}
      {plot && (
        <figure className={styles['material']}>
          <figcaption className={styles['caption']}>{plot.title}</figcaption>
          <Suspense fallback={<div className={styles['plotRoom']} />}>
            <SeriesPlot {...plot} />
          </Suspense>
          <details className={styles['details']}>
            <summary>The same as a table</summary>
            <MaterialTable rows={plotRows(plot)} label={plot.title} />
          </details>
        </figure>
      )}
      {code !== undefined && (
        <pre className={styles['code']} tabIndex={0} role="region" aria-label={file ?? 'Code'}>
          <code>{code}</code>
        </pre>
      )}
    </>
  )
}

function plotRows({x, y, series}: NonNullable<Material['plot']>): (string | number)[][] {
  const header = [x.label, ...series.map(({name}) => (series.length === 1 ? y.label : name))]
  return [
    header,
    ...x.values.map((value, index) => [value, ...series.map(({values}) => values[index] ?? '')]),
  ]
}
