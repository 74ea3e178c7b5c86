import {lineRule} from './rule.ts'

/** Settings under which a model is trained or decides. */
export const trainingParameter = lineRule({
  id: 'training-parameter',
  surface: 'parameters',
  looksFor: 'a changed line that sets how a model is trained or where it decides',
  source: 'parameter names of scikit-learn, PyTorch, Keras, XGBoost and LightGBM',
  kinds: ['code', 'configuration', 'notebook'],
  patterns: [
    {
      pattern:
        /\b(learning_rate|lr0?|weight_decay|num_train_epochs|epochs|n_estimators|num_leaves|min_child_weight|warmup_(steps|ratio|epochs)|dropout|gradient_accumulation_steps|per_device_train_batch_size|early_stopping(_rounds)?|hidden_size|num_layers|embedding_dim|class_weight|scale_pos_weight|lora_(alpha|r))\b["']?\s*[:=]/,
      weight: 0.66,
      means: 'parameter of training',
    },
    {
      pattern:
        /\b(conf(idence)?_?(thres(hold)?)|iou_?thres(hold)?|decision_?threshold|score_?threshold|similarity_?threshold)\b["']?\s*[:=]/i,
      weight: 0.6,
      means: 'threshold of a decision',
    },
  ],
})
