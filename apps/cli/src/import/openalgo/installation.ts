/** Settings, and the approvals that users owe. */
import { createSettingsRepository } from '@openalgo/db';
import { z } from 'zod';
import { NO_USER } from './access.ts';
import { defineStep } from './step.ts';
import {
  cutText,
  flag,
  integerOr,
  longText,
  optionalLongText,
  optionalText,
  optionalUtcInstant,
  text,
  utcInstant,
} from './values.ts';

const FILE = 'openalgo.db';

export const settingsStep = defineStep({
  file: FILE,
  table: 'settings',
  becomes: 'settings, as they were',
  shape: z.object({
    analyze_mode: flag(false),
    smtp_server: optionalText(255),
    smtp_port: z
      .number()
      .int()
      .nullish()
      .transform((value) => value ?? null),
    smtp_username: optionalText(255),
    smtp_password_encrypted: optionalLongText,
    smtp_use_tls: flag(true),
    smtp_from_email: optionalText(255),
    smtp_helo_hostname: optionalText(255),
    security_auto_ban_enabled: flag(false),
    security_404_threshold: integerOr(100),
    security_404_ban_duration: integerOr(0),
    security_api_threshold: integerOr(100),
    security_api_ban_duration: integerOr(0),
    security_repeat_offender_limit: integerOr(2),
  }),
  map: (row, { secrets }) => ({
    item: {
      smtpPassword: secrets.reveal(row.smtp_password_encrypted),
      settings: {
        analyzeMode: row.analyze_mode,
        smtpServer: row.smtp_server,
        smtpPort: row.smtp_port,
        smtpUsername: row.smtp_username,
        smtpUseTls: row.smtp_use_tls,
        smtpFromEmail: row.smtp_from_email,
        smtpHeloHostname: row.smtp_helo_hostname,
        securityAutoBanEnabled: row.security_auto_ban_enabled,
        security404Threshold: row.security_404_threshold,
        security404BanDuration: row.security_404_ban_duration,
        securityApiThreshold: row.security_api_threshold,
        securityApiBanDuration: row.security_api_ban_duration,
        securityRepeatOffenderLimit: row.security_repeat_offender_limit,
      },
    },
  }),
  async write([wanted], { databases }, { secrets }) {
    if (wanted === undefined) {
      return 0;
    }

    const repository = createSettingsRepository(databases.main);
    const there = await repository.read();
    const isSamePassword = secrets.unseal(await repository.smtpPasswordEncrypted()) === wanted.smtpPassword;
    const isSame = JSON.stringify({ ...there, ...wanted.settings }) === JSON.stringify(there);
    if (isSame && isSamePassword) {
      return 0;
    }

    await repository.update({
      ...wanted.settings,
      ...(isSamePassword || wanted.smtpPassword === null
        ? {}
        : { smtpPasswordEncrypted: secrets.seal(wanted.smtpPassword) }),
    });
    return 1;
  },
});

export const pendingOrdersStep = defineStep({
  file: FILE,
  table: 'pending_orders',
  becomes: 'orders of the Action Center',
  shape: z.object({
    user_id: text(50),
    api_type: text(50),
    order_data: longText,
    created_at: utcInstant,
    status: z.enum(['pending', 'approved', 'rejected']),
    approved_at: optionalUtcInstant,
    approved_by: cutText(50),
    rejected_at: optionalUtcInstant,
    rejected_by: cutText(50),
    rejected_reason: optionalLongText,
    broker_order_id: cutText(50),
    broker_status: cutText(50),
  }),
  map(row, { facts }) {
    if (!facts.users.has(row.user_id)) {
      return { leftOut: NO_USER };
    }

    return {
      item: {
        userId: row.user_id,
        apiType: row.api_type,
        orderData: row.order_data,
        createdAt: row.created_at,
        status: row.status,
        approvedAt: row.approved_at,
        approvedBy: row.approved_by,
        rejectedAt: row.rejected_at,
        rejectedBy: row.rejected_by,
        rejectedReason: row.rejected_reason,
        brokerOrderId: row.broker_order_id,
        brokerStatus: row.broker_status,
      },
    };
  },
  write: (orders, target) => target.pendingOrders(orders),
});
