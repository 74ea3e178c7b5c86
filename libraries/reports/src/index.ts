export {junitFrom} from './junit.ts'
export {renderHtml} from './render-html.ts'
export {renderMarkdown} from './render-markdown.ts'
export {renderText, type TextOptions} from './render-text.ts'
export type {
  IntervalPlot,
  IntervalRow,
  LinePlot,
  ReportBlock,
  ReportColumn,
  ReportDocument,
  ReportFact,
  ReportRow,
  ReportSection,
  ReportTable,
  RowStatus,
} from './report-document.ts'
export {sarifFrom, type ReportingTool, type SarifLog} from './sarif.ts'
export {writeQuantity} from './write-quantity.ts'
