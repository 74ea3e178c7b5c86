import type {Figure, FigureTable} from '@airworthy/content/public'
import {Suspense, useContext} from 'react'
import {capital} from '../../design/numbers.ts'
import {MaterialTable} from '../assessments/material-table.tsx'
import {ChartLegend} from './chart-legend.tsx'
import {FigureChart} from './figure-chart-later.ts'
import {InlineText, SourceAddresses} from './inline-text.tsx'
import {plotRows} from './plot-rows.ts'
import styles from './figure.module.css'

interface FigureViewProps {
  figure: Figure
  /** Titles of the sources by their keys. */
  sourceTitles: ReadonlyMap<string, string>
}

/** Figures with basis, number of cases, kind of interval and source beneath them. */
export function FigureView({figure, sourceTitles}: FigureViewProps) {
  const {caption, basis, source, how, n, interval, shown, alt} = figure
  return (
    <figure className={styles['figure']} aria-label={alt}>
      <figcaption className={styles['caption']}>
        <InlineText nodes={caption} />
      </figcaption>
      {shown.form === 'table' ? (
        <MaterialTable rows={tableRows(shown)} label={alt} />
      ) : (
        <>
          <ChartLegend series={shown.series} />
          <Suspense fallback={<div className={styles['room']} />}>
            <FigureChart
              alt={alt}
              marks={shown.marks}
              x={shown.x}
              y={shown.y}
              series={shown.series}
            />
          </Suspense>
          <details className={styles['details']}>
            <summary>The same as a table</summary>
            <MaterialTable rows={plotRows(shown)} label={alt} />
          </details>
        </>
      )}
      <p className={`tiny ${styles['basis']}`}>
        <b>{capital(basis)}</b> · {n} · interval: {interval} ·{' '}
        {source === null ? (
          <>
            computed: <InlineText nodes={how ?? []} />
          </>
        ) : (
          <SourceLink source={source} title={sourceTitles.get(source) ?? source} />
        )}
      </p>
    </figure>
  )
}

function SourceLink({source, title}: {source: string; title: string}) {
  const address = useContext(SourceAddresses).get(source)
  return <a href={address ?? `#source-${source}`}>{title}</a>
}

function tableRows({header, rows}: FigureTable): (string | number)[][] {
  return [[...header], ...rows.map((row) => [...row])]
}
