export { type Download, type DownloadOptions, downloadFile } from './download.ts';
export {
  createMasterImport,
  type ImportedMaster,
  MASTER_NAME,
  type MasterImport,
  type MasterImportOptions,
  type ReadStep,
  type WriteStep,
} from './import-master.ts';
export { masterPages } from './master-pages.ts';
export { FILE_LIMITS, type LeftOut } from './read-file.ts';
export { createMasterSearch, type MasterSearch, type MasterSearchOptions } from './search/master-search.ts';
export type { InstrumentSearch } from './search/search-index.ts';
