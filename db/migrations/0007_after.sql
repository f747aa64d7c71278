CREATE TABLE `access_item` (
	`id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`digest` text NOT NULL,
	`event_seq` integer NOT NULL,
	`application_id` text NOT NULL,
	`request_id` text NOT NULL,
	`item_id` text NOT NULL,
	`answer` text NOT NULL,
	`disclosed` text,
	`reason` text,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`event_seq`) REFERENCES `event`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `access_item_application` ON `access_item` (`application_id`);--> statement-breakpoint
CREATE TABLE `follow_up_due` (
	`application_id` text PRIMARY KEY NOT NULL,
	`due_on` text NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `follow_up_due_on` ON `follow_up_due` (`due_on`);--> statement-breakpoint
CREATE INDEX `event_disposal` ON `event` (`type`) WHERE type IN ('disposalProposed', 'disposalTakenBack', 'disposalRecorded');
--> statement-breakpoint
CREATE TRIGGER `access_item_no_update` BEFORE UPDATE ON `access_item`
BEGIN SELECT RAISE(ABORT, 'access_item is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `access_item_no_delete` BEFORE DELETE ON `access_item`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'access_item' AND `row_id` = OLD.`id`)
BEGIN SELECT RAISE(ABORT, 'access_item is append-only: a row cannot be removed without a disposal'); END;
--> statement-breakpoint
-- Approvals of before this step: what they asked for is due by the days that their decisions give. The latest decision of a case counts.
INSERT INTO `follow_up_due` (`application_id`, `due_on`)
SELECT `id`, `due_on` FROM (
	SELECT a.`id`, (
		SELECT min(d.`day`) FROM (
			SELECT json_extract(e.`body`, '$.record.approval.ends.on') AS `day` FROM `event` e WHERE e.`application_id` = a.`id` AND e.`type` = 'decisionRecorded'
				AND e.`application_seq` = (SELECT max(l.`application_seq`) FROM `event` l WHERE l.`application_id` = a.`id` AND l.`type` = 'decisionRecorded')
			UNION ALL
			SELECT json_extract(e.`body`, '$.record.approval.outcomeData.on') FROM `event` e WHERE e.`application_id` = a.`id` AND e.`type` = 'decisionRecorded'
				AND e.`application_seq` = (SELECT max(l.`application_seq`) FROM `event` l WHERE l.`application_id` = a.`id` AND l.`type` = 'decisionRecorded')
		) d WHERE d.`day` IS NOT NULL
	) AS `due_on` FROM `application` a WHERE a.`outcome` IN ('approve', 'approve-with-conditions')
) WHERE `due_on` IS NOT NULL;
