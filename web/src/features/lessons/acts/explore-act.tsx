import type {Explore, InstrumentId, InstrumentParameters} from '@airworthy/content/public'
import {Suspense, type ComponentType} from 'react'
import {Status} from '../../../design/status.tsx'
import type {ActProps} from '../act-props.ts'
import {instrumentParts} from '../instruments/index.ts'
import type {InstrumentProps} from '../instruments/instrument.ts'
import {ProseBlocks} from '../prose-blocks.tsx'
import styles from './acts.module.css'

/** An instrument with something to find; what there is to notice is told once it is found. */
export function ExploreAct({act, response, respond}: ActProps<'explore'>) {
  return (
    <>
      <div className={styles['instrument']}>
        <Suspense
          fallback={
            <p className={`meta ${styles['instrumentRoom']}`} role="status">
              The instrument is being fetched
            </p>
          }
        >
          <Instrument
            act={act}
            reached={response?.reached ?? null}
            onReached={(reached) => {
              if (response === null) respond({reached})
            }}
          />
        </Suspense>
      </div>
      <div className={styles['found']} role="status">
        {response ? (
          <>
            <Status kind="passed">Found</Status>
            <ProseBlocks blocks={act.notice} />
          </>
        ) : (
          <Status kind="in-progress">Not found yet</Status>
        )}
      </div>
    </>
  )
}

function Instrument({
  act,
  ...rest
}: {act: Explore} & Omit<InstrumentProps<InstrumentId>, 'parameters'>) {
  // The parameters were read by the schema that stands under the same id as the part.
  const Part = instrumentParts[act.instrument] as ComponentType<
    Omit<InstrumentProps<InstrumentId>, 'parameters'> & {
      parameters: InstrumentParameters[InstrumentId]
    }
  >
  return <Part parameters={act.with} {...rest} />
}
