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
export { FILE_LIMITS, type LeftOut } from './read-file.ts';
