export { type Download, type DownloadOptions, downloadFile } from './download.ts';
export {
  createMasterImport,
  type ImportedMaster,
  MASTER_NAME,
  type MasterImport,
  type MasterImportOptions,
} from './import-master.ts';
export type { LeftOut } from './read-file.ts';
